// The main process of an app that is nothing but Electron's notifier; the test drives it through `driven`.
import { electronNotifier } from "#main/shell/electron-notifier.ts";
import type { Answer } from "#main/notifications/notifier.ts";

const notifier = electronNotifier();
const answers: Answer[] = [];
notifier.onAnswer((answer) => answers.push(answer));

export const driven = { notifier, answers };
Object.assign(globalThis, { driven });
