import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { PassphraseField } from "./passphrase-field.tsx";
import { Strength } from "./strength.tsx";
import { strengthOf } from "./strength-of.ts";
import { useRetry } from "./use-retry.ts";

/** No keychain answers and there is no data yet: how its key is kept is chosen knowingly, never by default of something weaker. */
export function ChooseVault({ reason }: { readonly reason: string }) {
  const { t } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const [kind, setKind] = useState<"passphrase" | "file">("passphrase");
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const retry = useRetry();
  const send = async () => {
    if (kind === "passphrase" && strengthOf(passphrase) === 0)
      return setError(t("passphraseShort"));
    setPending(true);
    const answer = await bridge.api["profile.chooseVault"](
      kind === "file" ? { kind } : { kind, passphrase },
    );
    setPending(false);
    if (!answer.ok) setError(failureText(app, answer.error));
  };
  return (
    <GateFrame
      title={t("vaultTitle")}
      lead={t(reason === "no-answer" ? "vaultLeadSilent" : "vaultLead")}
    >
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RadioGroup
          label={t("vaultChoice")}
          value={kind}
          onChange={(id) => setKind(id as typeof kind)}
          choices={[
            {
              id: "passphrase",
              title: t("vaultPassphrase"),
              description: t("vaultPassphraseMore"),
            },
            { id: "file", title: t("vaultFile"), description: t("vaultFileMore") },
          ]}
        />
        {kind === "passphrase" ? (
          <div className="flex flex-col gap-2">
            <PassphraseField
              label={t("newPassphrase")}
              value={passphrase}
              onChange={(text) => {
                setError(undefined);
                setPassphrase(text);
              }}
              error={error}
              description={t("passphraseHint")}
              autoFocus
            />
            <Strength passphrase={passphrase} />
          </div>
        ) : (
          <Banner kind="caution" title={t("vaultFileTitle")}>
            {t("vaultFileRisk")}
          </Banner>
        )}
        <GateActions>
          <Button kind="primary" type="submit" isPending={isPending}>
            {t("continue")}
          </Button>
          <Button kind="quiet" onPress={() => void retry.run()} isPending={retry.isPending}>
            {t("tryKeychain")}
          </Button>
        </GateActions>
      </form>
    </GateFrame>
  );
}
