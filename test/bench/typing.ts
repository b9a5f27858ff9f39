import type { Locator, Page } from "playwright-core";

export type Typing = {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly mostMs: number;
  readonly keys: number;
};

/** A note of so many lines, put into the file through the editor itself; the caret ends in its middle. */
export async function fillNote(page: Page, note: Locator, lines: number): Promise<void> {
  await note.click();
  const text = Array.from({ length: lines }, (_, n) =>
    n % 10 === 0
      ? `Heading of part ${n / 10}`
      : `Line ${n}: what was said, by whom, and what it means for the next weeks`,
  ).join("\n");
  await note.evaluate((target, plain) => {
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.getByText("Saved", { exact: true }).waitFor();
  await note
    .locator("p")
    .nth(Math.floor(lines / 2))
    .click();
}

/**
 * From a key's own time stamp until the frame that shows it is painted, as the browser's event timing says. It rounds to 8 ms and leaves
 * out what is faster than 16 ms, so the time is taken here: from the key to the first task after its frame.
 */
export async function measureTyping(page: Page, keys = 200): Promise<Typing> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { typingTimes: times });
    window.addEventListener(
      "keydown",
      (event) => {
        const start = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - start);
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  });
  for (let n = 0; n < keys; n++) await page.keyboard.type(n % 6 === 5 ? " " : "x", { delay: 35 });
  await page.waitForTimeout(200);
  const times = (
    await page.evaluate(() => (globalThis as unknown as { typingTimes: number[] }).typingTimes)
  ).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95), mostMs: at(1), keys: times.length };
}

/** The same keys in a bare `contenteditable` of as many lines in the same window: what the browser alone takes for them. */
export async function measureBareTyping(page: Page, lines: number, keys = 200): Promise<Typing> {
  await page.evaluate((count) => {
    const bare = document.createElement("div");
    bare.contentEditable = "true";
    for (let n = 0; n < count; n++) {
      const line = document.createElement("p");
      line.textContent = `Line ${n}: what was said, by whom, and what it means for the next weeks`;
      bare.append(line);
    }
    document.querySelector("main")?.replaceChildren(bare);
    bare.focus();
  }, lines);
  return measureTyping(page, keys);
}
