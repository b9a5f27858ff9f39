import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type PasswordFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
};

/** A password, hidden until one asks to see it. */
export function PasswordField({ isNew = false, ...props }: PasswordFieldProps) {
  const { t } = useTranslation("account");
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <TextField
          {...props}
          type={isShown ? "text" : "password"}
          maxLength={512}
          autoComplete={isNew ? "new-password" : "current-password"}
          spellCheck="false"
        />
      </div>
      <div className="pt-5">
        <IconButton
          size="regular"
          icon={isShown ? EyeOff : Eye}
          label={t("showPassword")}
          isPressed={isShown}
          look="plain"
          onPress={() => setShown(!isShown)}
        />
      </div>
    </div>
  );
}
