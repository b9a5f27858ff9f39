import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Failure, SystemFailure } from "#contract/index.ts";
import type { PersonId } from "#core/kernel/ids.ts";
import { type Person, type PersonDetails, usualHours } from "#core/people/person.ts";
import { useAsk } from "../../lib/ask.ts";
import { useChange } from "../../lib/change.ts";
import { failureText } from "../../lib/failure-text.ts";
import { ZoneBox } from "../../lib/zone-box.tsx";
import { systemZone } from "../../lib/zones.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { HoursFields } from "./hours-fields.tsx";
import { PhotoField } from "./photo-field.tsx";

export type PersonFormProps = {
  /** Buttons elsewhere send it by this id. */
  readonly id: string;
  readonly person?: Person;
  readonly name?: string;
  readonly onSaved?: (() => void) | undefined;
};

/** As the form holds it: the name may still be missing, and the address be half typed. */
type Details = Omit<PersonDetails, "email"> & { readonly email: string | null };
type Wrong = { readonly field: "name" | "email" | "manager" | "all"; readonly text: string };

/** Everything one can say about a person. */
export function PersonForm({ id, person, name = "", onSaved }: PersonFormProps) {
  const { t } = useTranslation("people");
  const { t: app } = useTranslation("app");
  const everyone = useAsk("people.list", undefined).data ?? [];
  const change = useChange();
  const me = everyone.find(({ isMe }) => isMe);
  const [typed, setTyped] = useState<Partial<Details>>(person ? {} : { name });
  const [wrong, setWrong] = useState<Wrong>();
  const now: Details = {
    name: person?.name ?? "",
    position: person?.position ?? null,
    email: person?.email ?? null,
    managerId: person?.managerId ?? null,
    zone: person?.zone ?? me?.zone ?? systemZone(),
    workingHours: person?.workingHours ?? me?.workingHours ?? usualHours,
    photo: person?.photo ?? null,
    ...typed,
  };
  const set = (some: Partial<Details>) => {
    setWrong(undefined);
    setTyped((before) => ({ ...before, ...some }));
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (now.name.trim() === "") return setWrong({ field: "name", text: t("nameMissing") });
    const handles = ["ManagerLoop", "EmailTaken", "BadInput"];
    const answer = person
      ? await change("people.change", { id: person.id, details: typed }, { handles })
      : await change("people.add", now, { handles });
    if (answer.ok) {
      setTyped(person ? {} : { name: "" });
      onSaved?.();
    } else
      setWrong(
        whatIsWrong(answer.error as Failure<"people.add"> | SystemFailure, {
          app: (failure) => failureText(app, failure),
          badEmail: t("emailWrong"),
        }),
      );
  };
  const errorOf = (field: Wrong["field"]) => (wrong?.field === field ? wrong.text : undefined);

  return (
    <form id={id} noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <PhotoField
        name={now.name}
        id={person?.id ?? "new"}
        photo={now.photo}
        onChange={(photo) => set({ photo })}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={t("name")}
          value={now.name}
          onChange={(text) => set({ name: text })}
          maxLength={120}
          autoFocus={!person}
          autoComplete="off"
          error={errorOf("name")}
        />
        <TextField
          label={t("position")}
          value={now.position ?? ""}
          onChange={(text) => set({ position: text || null })}
          maxLength={120}
          autoComplete="off"
        />
        <TextField
          label={t("email")}
          inputMode="email"
          value={now.email ?? ""}
          onChange={(text) => set({ email: text || null })}
          maxLength={254}
          autoComplete="off"
          error={errorOf("email")}
        />
        <ComboBox
          label={t("manager")}
          choices={[
            { id: NOBODY, title: t("noManager") },
            ...everyone
              .filter((one) => one.id !== person?.id)
              .map((one) => ({
                id: one.id as string,
                title: one.name,
                hint: one.position ?? undefined,
                leading: (
                  <Avatar
                    id={one.id}
                    name={one.name}
                    photo={one.photo ?? undefined}
                    size={20}
                    isDecorative
                  />
                ),
              })),
          ]}
          value={now.managerId ?? NOBODY}
          onChange={(chosen) =>
            chosen !== null && set({ managerId: chosen === NOBODY ? null : (chosen as PersonId) })
          }
          emptyText={t("noneOfThisName")}
          error={errorOf("manager")}
        />
        <ZoneBox label={t("zone")} value={now.zone} onChange={(zone) => set({ zone })} />
      </div>
      <Disclosure title={t("hours")} level={3}>
        <HoursFields hours={now.workingHours} onChange={(workingHours) => set({ workingHours })} />
      </Disclosure>
      {errorOf("all") && (
        <p role="alert" className="text-small text-critical-ink">
          {errorOf("all")}
        </p>
      )}
    </form>
  );
}

const NOBODY = "nobody";

function whatIsWrong(
  failure: Failure<"people.add"> | SystemFailure,
  words: {
    readonly app: (failure: { readonly type: string }) => string;
    readonly badEmail: string;
  },
): Wrong {
  if (failure.type === "EmailTaken") return { field: "email", text: words.app(failure) };
  if (failure.type === "ManagerLoop") return { field: "manager", text: words.app(failure) };
  if (failure.type === "BadInput" && failure.issues.some((issue) => issue.includes("email")))
    return { field: "email", text: words.badEmail };
  return { field: "all", text: words.app(failure) };
}
