import type { Locator, Page } from "playwright-core";

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
 * From each key's own time stamp until the frame that shows it is painted, in ms. The browser's event timing rounds to 8 ms and leaves
 * out what is faster than 16 ms, so the time is taken here: from the key to the first task after its frame.
 */
export async function keystrokeTimes(page: Page, keys: number): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const ended = new AbortController();
    Object.assign(globalThis, { typing: { times, ended } });
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
      { capture: true, signal: ended.signal },
    );
  });
  for (let n = 0; n < keys; n++) await page.keyboard.type(n % 6 === 5 ? " " : "x", { delay: 35 });
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const { typing } = globalThis as unknown as {
      typing: { times: number[]; ended: AbortController };
    };
    typing.ended.abort();
    return typing.times;
  });
}
