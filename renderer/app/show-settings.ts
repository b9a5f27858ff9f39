import type { Settings } from "#contract/settings.ts";

/** Puts the settings that are looks onto the document. */
export function showSettings({ theme, density }: Settings): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset["theme"];
  else dataset["theme"] = theme;
  if (density === "compact") dataset["density"] = "compact";
  else delete dataset["density"];
}
