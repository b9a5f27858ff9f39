import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { photoFrom } from "./photo-from.ts";

export type PhotoFieldProps = {
  readonly id: string;
  readonly name: string;
  readonly photo: string | null;
  readonly onChange: (photo: string | null) => void;
};

/** A picture chosen from the disk, made small before it goes anywhere. */
export function PhotoField({ id, name, photo, onChange }: PhotoFieldProps) {
  const { t } = useTranslation("people");
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setPending(true);
    const made = await photoFrom(file);
    setPending(false);
    setError(made.ok ? undefined : t(`photo.${made.error.type}`));
    if (made.ok) onChange(made.value);
  };
  return (
    <Field label={t("photo.label")} error={error}>
      <span className="flex items-center gap-3 pt-1">
        <Avatar id={id} name={name} photo={photo ?? undefined} size={64} isDecorative />
        <FileTrigger
          acceptedFileTypes={["image/png", "image/jpeg", "image/webp"]}
          onSelect={(files) => void choose(files?.[0])}
        >
          <Button size="small" isPending={isPending}>
            {photo ? t("photo.change") : t("photo.choose")}
          </Button>
        </FileTrigger>
        {photo && (
          <Button size="small" kind="quiet" onPress={() => onChange(null)}>
            {t("photo.remove")}
          </Button>
        )}
      </span>
    </Field>
  );
}
