import { useTranslation } from "react-i18next";
import { cx } from "../../ui/cx.ts";
import { strengthOf } from "./strength-of.ts";

/** How hard a passphrase is to guess, as four bars and a word. */
export function Strength({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation("profile");
  const level = strengthOf(passphrase);
  const tone =
    level >= 3 ? "bg-positive-fill" : level === 2 ? "bg-caution-fill" : "bg-critical-fill";
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cx(
              "h-1 flex-1 rounded-full transition-colors",
              bar <= level ? tone : "bg-here",
            )}
          />
        ))}
      </span>
      <span role="status" className="w-24 text-end text-small text-soft">
        {passphrase === "" ? "" : t(`strength.${level}`)}
      </span>
    </div>
  );
}
