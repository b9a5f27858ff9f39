import type { Plugin } from "vite";

/**
 * react-aria brings its words in 34 languages, a third of the bundle. Those we do not speak answer in English instead of being there,
 * so that a foreign locale still finds a word for everything.
 */
export function keepLocales(kept: readonly string[]): Plugin {
  return {
    name: "keep-locales",
    enforce: "pre",
    load: (id) => {
      const locale =
        /\/react-(?:aria|stately|aria-components)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(
          id,
        )?.[1];
      return locale && locale !== "en-US" && !kept.includes(locale)
        ? `export { default } from "./en-US.mjs";`
        : undefined;
    },
  };
}
