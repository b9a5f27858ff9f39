import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Zone } from "#core/kernel/time.ts";
import { ComboBox } from "../ui/combo-box.tsx";
import { formatClockIn } from "./format.ts";
import { cities, cityOf } from "./zones.ts";

export type ZoneBoxProps = {
  readonly label: string;
  readonly value: Zone;
  readonly onChange: (zone: Zone) => void;
};

/** A time zone, found by its city. */
export function ZoneBox({ label, value, onChange }: ZoneBoxProps) {
  const { t, i18n } = useTranslation("app");
  const [chosen, setChosen] = useState<string>(value);
  const all = useMemo(() => {
    const listed = cities();
    // A zone from another computer that this one does not list stays what it is.
    const unlisted = listed.some(({ zone }) => zone === value)
      ? []
      : [{ id: value, city: cityOf(value), region: "", zone: value }];
    return [...listed, ...unlisted];
  }, [value]);
  const choices = useMemo(
    () => all.map(({ id, city, region }) => ({ id, title: city, hint: region })),
    [all],
  );
  const shown = all.find(({ id }) => id === chosen)?.zone === value ? chosen : value;
  const choose = (id: string | null) => {
    const city = all.find((one) => one.id === id);
    if (!city) return;
    setChosen(city.id);
    onChange(city.zone);
  };
  return (
    <ComboBox
      label={label}
      choices={choices}
      value={shown}
      onChange={choose}
      emptyText={t("noSuchCity")}
      description={t("timeThere", { time: formatClockIn(i18n.language, value) })}
    />
  );
}
