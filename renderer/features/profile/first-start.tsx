import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Zone } from "#core/kernel/time.ts";
import { bridge } from "../../lib/bridge.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";

/** Two minutes to a 1:1 ready to prepare. */
export function FirstStart() {
  const { t, i18n } = useTranslation("profile");
  const [name, setName] = useState("");
  const begin = () => bridge.api["profile.begin"]({ name, zone: Intl.DateTimeFormat().resolvedOptions().timeZone as Zone, sample: false, language: i18n.language === "de" ? "de" : "en" });
  return (
    <form className="mx-auto flex max-w-90 flex-col gap-4 pt-40" onSubmit={(event) => { event.preventDefault(); void begin(); }}>
      <h1 className="text-title font-semibold">{t("welcome")}</h1>
      <TextField label={t("yourName")} value={name} onChange={setName} autoFocus />
      <Button kind="primary" type="submit" isDisabled={name.trim() === ""}>{t("begin")}</Button>
    </form>
  );
}
