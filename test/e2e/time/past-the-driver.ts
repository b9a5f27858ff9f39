// Chromium ends the debugger's line to the page when the computer sleeps, and Playwright's page with it. What comes after goes through the
// app's main process, whose own line stays.
import type { Channel, Output, Question } from "#contract/index.ts";
import type { RunningApp } from "../app/start-app.ts";

/** Asks the app as its page does. */
export async function askPast<K extends Channel>(
  app: RunningApp,
  channel: K,
  question: Question<K>,
): Promise<Output<K>> {
  const asked = [channel, question].map((part) => JSON.stringify(part) ?? "undefined");
  const answer = (await inPage(app, `elements.api[${asked[0]}](${asked[1]})`)) as {
    readonly ok: boolean;
    readonly value: Output<K>;
  };
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The value of an expression in the page. */
export const inPage = (app: RunningApp, expression: string): Promise<unknown> =>
  app.electron.evaluate(
    ({ BrowserWindow }, script) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
    expression,
  );

/** Presses a key in the app's window. */
export const pressPast = (app: RunningApp, keyCode: string): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ["keyDown", "keyUp"] as const)
      contents?.sendInputEvent({ type, keyCode: key });
  }, keyCode);

/** Ends the app without the driver, which would wait for the page it lost. */
export const killed = (app: RunningApp): AsyncDisposable => ({
  [Symbol.asyncDispose]: () => app.kill(),
});
