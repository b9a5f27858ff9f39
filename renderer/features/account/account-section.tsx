import { Laptop, LogIn, LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountState } from "#contract/account.ts";
import { useAsk } from "../../lib/ask.ts";
import { go } from "../../lib/go.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ChangePassword } from "./change-password.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { Devices } from "./devices.tsx";
import { FactorSection } from "./factor-section.tsx";
import { Invitations } from "./invitations.tsx";
import { Members } from "./members.tsx";
import { SignOut } from "./sign-out.tsx";

/** The settings' part about the account. */
export function AccountSection() {
  const { t } = useTranslation("account");
  const state = useAsk("account.state", undefined).data;
  if (!state) return <Skeleton label={t("loading")} rows={4} />;
  if (state.type === "account") return <Account state={state} />;
  return (
    <EmptyState
      icon={Laptop}
      title={t("localTitle")}
      action={
        !state.isSample && (
          <Button kind="primary" icon={LogIn} onPress={() => go("/account")}>
            {t("signInOrCreate")}
          </Button>
        )
      }
    >
      {t(state.isSample ? "localSample" : "localMore")}
    </EmptyState>
  );
}

function Account({ state }: { readonly state: Extract<AccountState, { type: "account" }> }) {
  const { t } = useTranslation("account");
  const [open, setOpen] = useState<"password" | "sign-out" | "delete">();
  const isIn = state.standing === "in";
  const facts = [
    ["email", state.email],
    ["organisation", `${state.orgName} · ${t(`role.${state.role}`)}`],
    ["server", state.server],
  ] as const;
  return (
    <div className="flex flex-col gap-8">
      {state.standing !== "in" && (
        <Banner
          kind={state.standing === "removed" ? "critical" : "caution"}
          title={t(`standing.${state.standing}.title`, { name: state.orgName })}
          actions={
            <Button size="small" onPress={() => go("/account")}>
              {t("signIn")}
            </Button>
          }
        >
          {t(`standing.${state.standing}.safe`)}
        </Banner>
      )}
      <dl className="flex flex-col">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-4 border-b border-line py-2.5 last:border-0">
            <dt className="w-32 shrink-0 text-base text-faint">{t(name)}</dt>
            <dd dir="auto" className="selectable min-w-0 truncate text-base">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        {isIn && <Button onPress={() => setOpen("password")}>{t("changePassword")}</Button>}
        <Button icon={LogOut} onPress={() => setOpen("sign-out")}>
          {t("signOut")}
        </Button>
        {isIn && (
          <Button kind="quiet" onPress={() => setOpen("delete")}>
            {t("delete.button")}
          </Button>
        )}
      </div>
      {isIn && <FactorSection state={state} />}
      {isIn && <Devices />}
      {isIn && <Members organisation={state.orgName} />}
      {isIn && state.role !== "member" && <Invitations />}
      {open === "password" && <ChangePassword state={state} onClose={() => setOpen(undefined)} />}
      {open === "delete" && <DeleteAccount state={state} onClose={() => setOpen(undefined)} />}
      {open === "sign-out" && <SignOut state={state} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
