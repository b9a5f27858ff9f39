import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignInStep } from "#contract/account.ts";
import { bridge } from "../../lib/bridge.ts";
import { go } from "../../lib/go.ts";
import { toasts } from "../../lib/toasts.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { CalmFrame } from "./calm-frame.tsx";
import { useSending } from "./use-sending.ts";
import { WhoInvites } from "./who-invites.tsx";

export type ChooseOrganisationProps = {
  readonly organisations: Extract<SignInStep, { type: "signed-in" }>["organisations"];
  /** The code a person came with; they still say themselves that they join. */
  readonly invitation: string | undefined;
  readonly onBack: () => void;
};

/** Where the profile goes: an organisation one is in, one that invited, or a new one. */
export function ChooseOrganisation({ organisations, invitation, onBack }: ChooseOrganisationProps) {
  const { t } = useTranslation("account");
  const sending = useSending();
  const [choice, setChoice] = useState(
    invitation === undefined ? (organisations[0]?.orgId ?? "join") : "join",
  );
  const [code, setCode] = useState(invitation ?? "");
  const [name, setName] = useState("");
  const moved = (people?: { readonly known: number; readonly contacts: number }) => {
    toast(toasts, {
      text: people && people.known + people.contacts > 0 ? t("movedPeople", people) : t("signedIn"),
      tone: "positive",
    });
    go("/today");
  };
  const send = async () => {
    if (choice === "found") {
      if (await sending.send(bridge.api["account.found"]({ name }))) moved();
      return;
    }
    const answer = await sending.send(
      choice === "join"
        ? bridge.api["account.join"]({ code })
        : bridge.api["account.enter"]({ orgId: choice }),
    );
    if (answer) moved(answer.value);
  };
  return (
    <CalmFrame title={t("organisation")} lead={t("organisationLead")} onBack={onBack}>
      <Form onSubmit={() => void send()}>
        <RadioGroup
          label={t("organisation")}
          isLabelHidden
          value={choice}
          onChange={(next) => {
            sending.clear();
            setChoice(next);
          }}
          choices={[
            ...organisations.map(({ orgId, orgName }) => ({
              id: orgId,
              title: orgName,
              description: t("enterMore"),
            })),
            { id: "join", title: t("join"), description: t("joinMore") },
            { id: "found", title: t("found"), description: t("foundMore") },
          ]}
        />
        {choice === "join" && (
          <TextField
            label={t("invitationCode")}
            description={t("codeMore")}
            value={code}
            onChange={setCode}
            maxLength={2_000}
            spellCheck="false"
          />
        )}
        {choice === "join" && <WhoInvites code={code} />}
        {choice === "found" && (
          <TextField
            label={t("orgName")}
            value={name}
            onChange={setName}
            maxLength={120}
            autoComplete="organization"
          />
        )}
        {sending.error && <Banner kind="critical" title={sending.error} />}
        <p className="text-small text-pretty text-faint">{t("backupFirst")}</p>
        <Button
          kind="primary"
          type="submit"
          isWide
          isPending={sending.isPending}
          isDisabled={
            (choice === "join" && code.trim() === "") || (choice === "found" && name.trim() === "")
          }
        >
          {t(choice === "join" ? "joinNow" : choice === "found" ? "foundNow" : "continue")}
        </Button>
      </Form>
    </CalmFrame>
  );
}
