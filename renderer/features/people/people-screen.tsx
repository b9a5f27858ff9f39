import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { Button } from "../../ui/button.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { go } from "../../lib/go.ts";

/** Everyone one works with. */
export function PeopleScreen() {
  const { t } = useTranslation("people");
  const people = useAsk("people.list", undefined).data ?? [];
  const change = useChange();
  const [name, setName] = useState("");
  const add = async () => {
    if ((await change("people.add", { name })).ok) setName("");
  };
  const start = async (personId: (typeof people)[number]["id"]) => {
    const pair = await change("pairs.start", { personId, cadence: null, templateId: null });
    if (pair.ok) go(`/pairs/${pair.value.value.id}`);
  };
  return (
    <Page bar={<SplitToggle of="sidebar" label={t("sidebar")} />}>
      <PageTitle title={t("people")} />
      <form className="flex items-end gap-2" onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <TextField label={t("name")} value={name} onChange={setName} />
        <Button type="submit">{t("add")}</Button>
      </form>
      <ul className="pt-4">
        {people.map((person) => (
          <li key={person.id} className="flex h-9 items-center gap-3">
            <span>{person.name}</span>
            {!person.isMe && <Button size="small" onPress={() => void start(person.id)}>{t("start")}</Button>}
          </li>
        ))}
      </ul>
    </Page>
  );
}
