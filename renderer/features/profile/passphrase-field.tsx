import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type PassphraseFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | undefined;
  readonly description?: string;
  readonly autoFocus?: boolean;
};

/** A passphrase, hidden until one asks to see it. */
export function PassphraseField({
  label,
  value,
  onChange,
  error,
  description,
  autoFocus = false,
}: PassphraseFieldProps) {
  const { t } = useTranslation("profile");
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <TextField
          label={label}
          type={isShown ? "text" : "password"}
          value={value}
          onChange={onChange}
          maxLength={1_000}
          autoFocus={autoFocus}
          autoComplete="off"
          spellCheck="false"
          error={error}
          description={description}
        />
      </div>
      <div className="pt-5">
        <IconButton
          size="regular"
          icon={isShown ? EyeOff : Eye}
          label={t("showPassphrase")}
          isPressed={isShown}
          look="plain"
          onPress={() => setShown(!isShown)}
        />
      </div>
    </div>
  );
}
