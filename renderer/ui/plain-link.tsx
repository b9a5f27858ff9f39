import { createContext, use, type AnchorHTMLAttributes } from "react";

/** Where a link inside the app leads to; given by UiRoot. */
export const NavigateContext = createContext<(path: string) => void>(() => undefined);

export type PlainLinkProps = Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  "href" | "onClick" | "draggable"
> & { readonly href: string };

/** A link inside the app as the browser makes it. The first screen has dozens, and react-aria's cost it ten times as much. */
export function PlainLink({ href, ...rest }: PlainLinkProps) {
  const navigate = use(NavigateContext);
  return (
    <a
      {...rest}
      href={href}
      draggable={false}
      onClick={(event) => {
        event.preventDefault(); // with or without keys held: there is no other window to open it in
        navigate(href);
      }}
    />
  );
}

export const plainRing =
  "outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ring";
