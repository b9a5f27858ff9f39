import { FileLock2, HardDrive, Lock, Network, Trash2, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { Icon } from "../../ui/icon.tsx";

/** `isOther`: another answer where there is an account. */
const answers = [
  { id: "stored", icon: HardDrive, isOther: false },
  { id: "encrypted", icon: FileLock2, isOther: false },
  { id: "readers", icon: Users, isOther: true },
  { id: "private", icon: Lock, isOther: true },
  { id: "network", icon: Network, isOther: true },
  { id: "deleted", icon: Trash2, isOther: false },
] as const;

/** What is stored and who can read it, as it is in this version. */
export function Privacy() {
  const { t } = useTranslation("settings");
  const folder = useAsk("shell.about", undefined).data?.dataFolder ?? "";
  const isSignedIn = useAsk("account.state", undefined).data?.type === "account";
  return (
    <div className="flex flex-col gap-5">
      {answers.map(({ id, icon, isOther }) => (
        <section key={id} className="flex gap-3">
          <span className="pt-0.5 text-faint">
            <Icon of={icon} />
          </span>
          <div>
            <h3 className="text-base font-medium">{t(`privacy.${id}.question`)}</h3>
            <p className="selectable text-base text-pretty text-soft">
              {isSignedIn && isOther
                ? t(`privacy.${id}.online` as never)
                : t(`privacy.${id}.answer`, { folder })}
            </p>
          </div>
        </section>
      ))}
    </div>
  );
}
