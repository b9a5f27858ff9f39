import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Proof } from "./use-proof.ts";

export type CodeFieldProps = Pick<Proof, "code" | "setCode" | "kind" | "setKind"> & {
  readonly error: string | undefined;
};

/** The code of the authenticator app, or one of the recovery codes where that is not at hand. */
export function CodeField({ code, setCode, kind, setKind, error }: CodeFieldProps) {
  const { t } = useTranslation("account");
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <TextField
          key={kind}
          label={t(kind === "app" ? "sixDigits" : "recoveryCode")}
          value={code}
          onChange={setCode}
          maxLength={32}
          inputMode={kind === "app" ? "numeric" : "text"}
          autoComplete="one-time-code"
          spellCheck="false"
          error={error}
          autoFocus
        />
      </div>
      <div className="-ms-2.5">
        <Button
          kind="quiet"
          size="small"
          onPress={() => setKind(kind === "app" ? "recovery" : "app")}
        >
          {t(kind === "app" ? "useRecoveryCode" : "useApp")}
        </Button>
      </div>
    </div>
  );
}
