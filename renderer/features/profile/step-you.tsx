import { HardDrive } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Zone } from "#core/kernel/time.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { go } from "../../lib/go.ts";
import type { Language } from "../../lib/i18n.ts";
import { useSettings } from "../../lib/settings.ts";
import { ZoneBox } from "../../lib/zone-box.tsx";
import { systemZone } from "../../lib/zones.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { GateActions } from "./gate-actions.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { type Left, LeftBehind } from "./left-behind.tsx";

export type StepYouProps = {
  readonly isUnclaimed: boolean;
  readonly left?: Left | undefined;
  readonly onDone: () => void;
  /** People and 1:1s come from there: nothing else is asked. */
  readonly onHasAccount: () => void;
};

type Way = "begin" | "account" | "sample";

/** Who uses this, in which language and zone. */
export function StepYou({ isUnclaimed, left, onDone, onHasAccount }: StepYouProps) {
  const { t, i18n } = useTranslation("profile");
  const { t: app } = useTranslation("app");
  const [, changeSettings] = useSettings();
  const people = useAsk("people.list", undefined, { enabled: !isUnclaimed }).data;
  // Before the profile is begun, who is remembered belongs to another one.
  const me = isUnclaimed ? undefined : people?.find((person) => person.isMe);
  const [typedName, setName] = useState<string>();
  const [chosenZone, setZone] = useState<Zone>();
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState<Way>();
  const name = typedName ?? me?.name ?? "";
  const zone = chosenZone ?? me?.zone ?? systemZone();
  const language: Language = i18n.language.startsWith("de") ? "de" : "en";

  const send = async (way: Way) => {
    setPending(way);
    // Said first: once the profile has its owner, the next step must be known.
    if (way === "begin") onDone();
    if (way === "account") onHasAccount();
    const answer = me
      ? await bridge.api["people.change"]({ id: me.id, details: { name, zone } })
      : await bridge.api["profile.begin"]({
          name: name.trim() || (way === "account" ? null : t("sampleName")),
          zone,
          sample: way === "sample",
          language,
        });
    setPending(undefined);
    if (!answer.ok) {
      changeSettings({ welcome: "you" });
      setError(failureText(app, answer.error));
    } else if (way === "account") go("/account");
  };

  return (
    <GateFrame title={t("welcome")} lead={t("welcomeLead")} progress={t("step", { n: 1, of: 3 })}>
      {left && <LeftBehind left={left} />}
      <Form onSubmit={() => name.trim() && void send("begin")}>
        <TextField
          label={t("yourName")}
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
          autoComplete="off"
          error={error}
        />
        <Select
          label={t("language")}
          choices={languages}
          value={language}
          onChange={(id) => changeSettings({ language: id as Language })}
        />
        <ZoneBox label={t("zone")} value={zone} onChange={setZone} />
        <p className="flex items-start gap-2 text-small text-faint">
          <span className="pt-px">
            <Icon of={HardDrive} size={14} />
          </span>
          {t("staysHere")}
        </p>
        <GateActions isTight>
          <Button
            kind="primary"
            type="submit"
            isDisabled={name.trim() === ""}
            isPending={pending === "begin"}
          >
            {t("continue")}
          </Button>
          {isUnclaimed && (
            <>
              <Button onPress={() => void send("account")} isPending={pending === "account"}>
                {t("haveAccount")}
              </Button>
              <Button
                kind="quiet"
                onPress={() => void send("sample")}
                isPending={pending === "sample"}
              >
                {t("sampleFirst")}
              </Button>
            </>
          )}
        </GateActions>
      </Form>
    </GateFrame>
  );
}

// Each in its own language, so that one finds it also when the page is in the other.
const languages = [
  { id: "en", title: "English" },
  { id: "de", title: "Deutsch" },
];
