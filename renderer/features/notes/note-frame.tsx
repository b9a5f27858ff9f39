import { Lock, Users } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useIsSealed } from "../../lib/use-is-sealed.ts";
import { Icon } from "../../ui/icon.tsx";

export type NoteFrameProps = {
  readonly label: string;
  readonly readers: string;
  readonly isPrivate?: boolean;
  /** At the end of the heading's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The heading of a note and the place of its text, the same size whether the text is there yet or not. */
export function NoteFrame({
  label,
  readers,
  isPrivate = false,
  actions,
  children,
}: NoteFrameProps) {
  const { t } = useTranslation("notes");
  const id = useId();
  const isSealed = useIsSealed(isPrivate);
  return (
    <section aria-labelledby={id} className="note group/note flex flex-col">
      <header className="flex min-h-8 items-center gap-2">
        <h2 id={id} className="shrink-0 text-base font-semibold text-ink">
          {label}
        </h2>
        <p className="flex min-w-0 items-center gap-1 text-small text-faint">
          <Icon of={isPrivate ? Lock : Users} size={12} />
          <span className="truncate">{readers}</span>
        </p>
        {actions && (
          <div className="ms-auto flex shrink-0 items-center gap-1 text-small text-faint">
            {actions}
          </div>
        )}
      </header>
      {isSealed && <p className="-mt-1 pb-1 text-small text-faint">{t("sealed")}</p>}
      {children}
    </section>
  );
}
