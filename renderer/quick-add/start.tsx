import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { showSettings } from "../app/show-settings.ts";
import type { Channel } from "#contract/index.ts";
import { answers, ask, hearChanges } from "../lib/ask.ts";
import { localeFor, startI18n } from "../lib/i18n.ts";
import { QuickAddPage } from "./quick-add-page.tsx";

/** Draws the quick-add window: the same page as the app's, which keeps the compiled code for both, without its screens. */
export async function startQuickAdd(): Promise<void> {
  hearChanges();
  const [settings, about] = await Promise.all([
    ask("settings.get", undefined),
    ask("shell.about", undefined),
    fetched("profile.state"),
    fetched("people.list"),
    fetched("pairs.list"),
  ]);
  answers.setQueryData(["settings.get", undefined], settings);
  answers.setQueryData(["shell.about", undefined], about);
  showSettings(settings);
  document.documentElement.dataset["platform"] = about.platform;
  await startI18n(localeFor(settings.language, about.systemLanguage));

  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      <QueryClientProvider client={answers}>
        <QuickAddPage />
      </QueryClientProvider>,
    );
}

const fetched = async (channel: Channel): Promise<void> =>
  answers.prefetchQuery({
    queryKey: [channel, undefined],
    queryFn: () => ask(channel, undefined as never),
  });
