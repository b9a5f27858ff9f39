import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CopyBox } from "./copy-box.tsx";
import { QrCode } from "./qr-code.tsx";
import type { Sending } from "./use-sending.ts";

export type AddToAppProps = {
  /** `otpauth://totp/…`, as authenticator apps read it. */
  readonly uri: string;
  readonly sending: Sending;
  readonly onCode: (code: string) => Promise<void>;
};

/** The key for the authenticator app, and a code of it as the sign that it arrived there. */
export function AddToApp({ uri, sending, onCode }: AddToAppProps) {
  const { t } = useTranslation("account");
  const [code, setCode] = useState("");
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <Form
      onSubmit={() => void onCode(code.trim())}
      actions={
        <Button
          kind="primary"
          type="submit"
          isPending={sending.isPending}
          isDisabled={code.trim() === ""}
        >
          {t("factor.turnOn")}
        </Button>
      }
    >
      <p className="text-base text-pretty text-soft">{t("factor.appLead")}</p>
      <div className="flex items-center gap-4">
        <QrCode text={uri} label={t("factor.qr")} />
        <div className="min-w-0 flex-1">
          <CopyBox label={t("factor.key")} text={key}>
            <p className="flex flex-wrap gap-x-3 gap-y-1">
              {inFours(key).map(([at, four]) => (
                <span key={at}>{four}</span>
              ))}
            </p>
          </CopyBox>
        </div>
      </div>
      <TextField
        label={t("sixDigits")}
        description={t("factor.digitsMore")}
        value={code}
        onChange={setCode}
        maxLength={32}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck="false"
        error={sending.error}
        autoFocus
      />
    </Form>
  );
}

/** With where each begins: two of them can be alike. */
const inFours = (key: string): readonly (readonly [number, string])[] =>
  Array.from({ length: Math.ceil(key.length / 4) }, (_, n) => [n * 4, key.slice(n * 4, n * 4 + 4)]);
