import "../lib/zod-without-eval.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import type { ProfileState } from "#contract/profile.ts";
import { answers, ask, hearChanges } from "../lib/ask.ts";
import { localeFor, startI18n } from "../lib/i18n.ts";
import { App } from "./app.tsx";
import { router } from "./router.tsx";
import { showSettings } from "./show-settings.ts";

// Not waited for: what is fetched imports from this file, and would wait for it in turn.
if (new URLSearchParams(location.search).get("window") === "quick-add")
  void import("../quick-add/start.tsx").then(({ startQuickAdd }) => startQuickAdd());
else await startApp();

async function startApp(): Promise<void> {
  hearChanges();
  // Asked at once, together: what the first screen shows is on its way while the words are prepared. Where the file is not open yet,
  // nothing is kept of the refusal.
  for (const channel of ["today.view", "people.list", "pairs.list", "changes.saved"] as const)
    void answers
      .fetchQuery({ queryKey: [channel, undefined], queryFn: () => ask(channel, undefined) })
      .catch(() => answers.removeQueries({ queryKey: [channel] }));
  const [settings, about] = await Promise.all([
    ask("settings.get", undefined),
    ask("shell.about", undefined),
    answers.prefetchQuery({
      queryKey: ["profile.state", undefined],
      queryFn: () => ask("profile.state", undefined),
    }),
  ]);
  answers.setQueryData(["settings.get", undefined], settings);
  answers.setQueryData(["shell.about", undefined], about);
  showSettings(settings);
  document.documentElement.dataset["platform"] = about.platform;
  if (location.hash === "") router.history.replace(settings.route);
  // With its words and its route there, the first screen is drawn at once and not after an empty one. Only Today's can be waited for: the
  // others are files that import from this one, and would wait for it in turn. What stands before the data has no route yet.
  const profile = answers.getQueryData<ProfileState>(["profile.state", undefined]);
  const isTodayNext =
    profile?.type === "ready" &&
    settings.welcome === "done" &&
    ["/", "/today"].includes(router.history.location.pathname);
  await Promise.all([
    startI18n(localeFor(settings.language, about.systemLanguage)),
    isTodayNext ? router.load() : undefined,
  ]);

  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <QueryClientProvider client={answers}>
        <App />
      </QueryClientProvider>,
    );
}
