import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { emptyWithoutHtml } from "./empty-without-html.ts";
import { NavigateContext } from "./plain-link.tsx";

export type UiRootProps = {
  /** BCP 47; decides the words and the calendar of every part, and the direction of writing. */
  readonly locale: string;
  /** Where links and rows with an `href` go; in-app paths never reload the page. */
  readonly onNavigate: (path: string) => void;
  readonly children: ReactNode;
};

/** Stands once around the app: language and navigation for every component below. */
export function UiRoot({ locale, onNavigate, children }: UiRootProps) {
  return (
    <I18nProvider locale={locale}>
      <RouterProvider navigate={onNavigate}>
        <NavigateContext value={onNavigate}>{children}</NavigateContext>
      </RouterProvider>
    </I18nProvider>
  );
}

emptyWithoutHtml();

// react-aria adds a <style> under this id unless one is there; the CSP would refuse it and log an error, and base.css has the rule.
const pressStyle = "react-aria-pressable-style";
if (!document.getElementById(pressStyle)) {
  const claimed = document.createElement("meta");
  claimed.id = pressStyle;
  document.head.append(claimed);
}
