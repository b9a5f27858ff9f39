import { deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFinds } from "../app/axe.ts";
import { ask, begin } from "../app/seed.ts";
import { freshConfig, startApp } from "../app/start-app.ts";

const everyone = ["Ana Souza", "Đặng Thị Ngọc Ánh", "Jürgen Weißmüller", "نور الهاشمي"];
const goToPeople = async (page: Page) => {
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
};
const rows = (page: Page) => page.getByRole("grid", { name: "People" }).getByRole("row");
const add = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Add a person" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
};
const save = (page: Page) =>
  page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Add person|Save)$/ })
    .click();

test("people are found as one types, with and without accents, and opened by the keyboard", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, everyone, 0);
  await goToPeople(page);
  expect(await rows(page).count()).toBe(5);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("weissm");
  await expect.poll(() => rows(page).allTextContents()).toHaveLength(1);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Jürgen Weißmüller" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await rows(page).first().waitFor();
  for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Đặng Thị Ngọc Ánh" }).waitFor();
});

test("someone is added with the keyboard alone, edited, removed, and brought back", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page, ["Helena Lindqvist"], 0);
  await goToPeople(page);
  await page.getByRole("button", { name: "Add a person" }).first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Ana Souza");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Senior Engineer");
  await page.keyboard.press("Enter");
  await rows(page).filter({ hasText: "Senior Engineer" }).click();
  await page.getByRole("heading", { level: 1, name: "Ana Souza" }).waitFor();

  await page.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill("ana.example");
  await save(page);
  await dialog.getByText("This does not look like an e-mail address.").waitFor();
  await dialog.getByLabel("E-mail").fill("ana@example.org");
  await dialog.getByRole("combobox", { name: "Manager" }).fill("hel");
  await page.getByRole("option", { name: "Helena Lindqvist" }).click();
  await dialog.getByRole("combobox", { name: "Time zone" }).fill("rio de");
  await page.getByRole("option", { name: "Rio de Janeiro" }).click();
  await save(page);
  await page.getByText("ana@example.org").waitFor();
  await page.getByText(/in Sao Paulo/).waitFor();
  await page.getByRole("grid", { name: "Manager" }).getByText("Helena Lindqvist").waitFor();

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Remove from your people" }).click();
  await expect.poll(() => rows(page).count()).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => rows(page).count()).toBe(3);
});

test("a circle in the reporting line is refused with words, at its field", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza", "Ben Weiß"], 0);
  await ask(page, "people.change", {
    id: ids["Ben Weiß"],
    details: { managerId: ids["Ana Souza"] },
  } as never);
  await goToPeople(page);
  await rows(page).filter({ hasText: "Ana Souza" }).first().click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Manager" }).fill("ben");
  await page.getByRole("option", { name: "Ben Weiß" }).click();
  await save(page);
  await page.getByText("That would make a circle: Ben Weiß reports to this person.").waitFor();
  expect(await axeFinds(page)).toEqual([]);
});

test("a photo is made small and kept; what is no picture, too large or damaged is refused with words", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await goToPeople(page);
  await add(page, "Ana Souza");
  const input = page.locator("input[type=file]");
  const give = (name: string, buffer: Buffer) =>
    input.setInputFiles({ name, mimeType: "image/png", buffer });
  await give(
    "evil.svg",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  );
  await page.getByText("This file is not a PNG, JPEG or WebP picture.").waitFor();
  await give("bomb.png", png(30_000, 30_000));
  await page.getByText("This picture is too large.").waitFor();
  await give("torn.png", png(600, 400).subarray(0, 60));
  await page.getByText("This picture is damaged").waitFor();
  await give("ana.png", png(600, 400));
  await page.getByRole("button", { name: "Change photo" }).waitFor();
  await save(page);
  await rows(page).filter({ hasText: "Ana Souza" }).waitFor();
  const [ana] = await ask(page, "people.list", undefined);
  expect(ana?.photo).toMatch(/^data:image\/webp;base64,/);
  expect(ana?.photo?.length).toBeLessThan(48_000);
  expect(
    await rows(page)
      .filter({ hasText: "Ana Souza" })
      .locator("img")
      .evaluate((image) => [
        (image as HTMLImageElement).naturalWidth,
        (image as HTMLImageElement).naturalHeight,
      ]),
  ).toEqual([128, 128]);
});

test("a 1:1 is started from a person's page, and their page leads to it from then on", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  const { ids } = await begin(page, ["Ana Souza"], 0);
  await goToPeople(page);
  await rows(page).filter({ hasText: "Ana Souza" }).click();
  await page.getByText("You have no 1:1 with Ana Souza yet.").waitFor();
  await page.getByRole("button", { name: "Start a 1:1" }).click();
  const dialog = page.getByRole("dialog", { name: "1:1 with Ana Souza" });
  await dialog.getByRole("button", { name: /Every week/ }).waitFor();
  await page.waitForTimeout(250); // until it stands still
  expect(await axeFinds(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Start 1:1" }).click();
  await expect.poll(() => page.url()).toContain("/pairs/");
  const [pair] = await ask(page, "pairs.list", undefined);
  expect(pair?.pair.cadence?.everyWeeks).toBe(1);
  await ask(page, "tasks.add", { title: "Send the criteria", pairId: pair?.pair.id } as never);
  await ask(page, "tasks.add", {
    title: "Draft the checklist",
    assigneeId: ids["Ana Souza"],
    pairId: pair?.pair.id,
  } as never);
  await page.goBack();
  await page
    .getByRole("grid", { name: "You owe Ana Souza" })
    .getByText("Send the criteria")
    .waitFor();
  await page
    .getByRole("grid", { name: "Ana Souza owes you" })
    .getByText("Draft the checklist")
    .waitFor();
  await page.getByRole("button", { name: "Open 1:1" }).waitFor();
});

test("the organisation chart of a thousand draws what is seen, folds, and is walked by arrows", async () => {
  using config = freshConfig();
  await using app = await startApp({ config: config.path });
  const { page } = app;
  await begin(page);
  await page.evaluate(async () => {
    const api = (
      globalThis as unknown as {
        elements: {
          api: Record<string, (input: unknown) => Promise<{ value: { value: { id: string } } }>>;
        };
      }
    ).elements.api;
    let manager = "";
    for (let index = 0; index < 1_000; index++) {
      const saved = await api["people.add"]?.({
        name: `Person ${String(index).padStart(4, "0")}`,
        ...(manager ? { managerId: manager } : {}),
      });
      if (index % 100 === 0) manager = saved?.value.value.id ?? "";
    }
  });
  await goToPeople(page);
  const tree = page.getByRole("treegrid", { name: "Organisation" });
  const start = performance.now();
  await page.getByRole("radio", { name: "Organisation" }).click();
  await tree.getByRole("row").first().waitFor();
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(await tree.getByRole("row").count()).toBeLessThan(80);
  await tree.getByRole("row").first().focus();
  await page.keyboard.press("ArrowLeft");
  await expect
    .poll(() => tree.getByRole("row").first().getAttribute("aria-expanded"))
    .toBe("false");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => tree.getByRole("row").first().getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Person 0001" }).waitFor();
});

test.each(["light", "dark"] as const)(
  "axe finds nothing on the directory, the chart, a profile being edited and a person's page, in %s",
  async (theme) => {
    using config = freshConfig();
    await using app = await startApp({ config: config.path, args: ["--sample"] });
    const { page } = app;
    await ask(page, "settings.change", { theme });
    await page.reload();
    await page.locator("body[data-ready]").waitFor();
    await goToPeople(page);
    await rows(page).first().waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("radio", { name: "Organisation" }).click();
    await page.getByRole("treegrid").getByText("Benjamín Ríos").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("treegrid").getByText("Ana Souza").click();
    await page.getByText("Wants to lead").waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Working hours" }).click();
    expect(await axeFinds(page)).toEqual([]);
  },
);

/** A PNG of one colour. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit for each pixel, grey
  const lines = Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 2_000));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", header),
    part("IDAT", deflateSync(lines)),
    part("IEND", Buffer.alloc(0)),
  ]);
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
