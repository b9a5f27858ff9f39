import { Mail } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { ComboBox } from "../ui/combo-box.tsx";
import { DatePicker } from "../ui/date-picker.tsx";
import { Field } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import type { Choice } from "../ui/option.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TimeField } from "../ui/time-field.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { people } from "./people.ts";
import { Part, Sheet } from "./sheet.tsx";

const everyone: readonly Choice[] = Object.values(people).map((one) => ({
  id: one.id,
  title: one.name,
  leading: <Avatar {...one} size={20} isDecorative />,
}));
const rhythms: readonly Choice[] = [
  { id: "week", title: "Every week", hint: "on Thursdays" },
  { id: "two", title: "Every two weeks" },
  { id: "month", title: "Every month" },
  { id: "none", title: "No rhythm", isDisabled: true },
];

/** Everything one types into or chooses from. */
export function Fields() {
  const [text, setText] = useState("");
  const [query, setQuery] = useState("");
  const [rhythm, setRhythm] = useState<string | null>("week");
  const [person, setPerson] = useState<string | null>(null);
  const [labels, setLabels] = useState<readonly Choice[]>([
    { id: "hiring", title: "Hiring" },
    { id: "growth", title: "Growth" },
  ]);
  const [label, setLabel] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>("2025-06-12");
  const [time, setTime] = useState<string | null>("10:00");
  const [sent, setSent] = useState(0);
  return (
    <Sheet title="Fields">
      <Part title="TextField" isColumn>
        <TextField
          label="Title"
          placeholder="What is it about"
          value={text}
          onChange={setText}
          description="One line; details go into the notes."
        />
        <TextField label="E-mail" icon={Mail} defaultValue="ana@example.com" type="email" />
        <TextField
          label="Password"
          type="password"
          error="Too short: use at least twelve characters."
          defaultValue="secret"
        />
        <TextField label="Organisation" defaultValue="Adeyemi & Partners" isDisabled />
      </Part>
      <Part title="TextArea" isColumn>
        <TextArea label="Notes" defaultValue={"Grows with what is written.\nTwo lines by now."} />
        <TextArea label="Bare" kind="bare" placeholder="Text on the page itself" />
      </Part>
      <Part title="SearchField" isColumn>
        <SearchField
          label="Search"
          placeholder="Search everything"
          shortcut={["/"]}
          value={query}
          onChange={setQuery}
        />
      </Part>
      <Part title="Select" isColumn>
        <Select label="Rhythm" choices={rhythms} value={rhythm} onChange={setRhythm} />
        <Select
          label="Nothing chosen"
          choices={rhythms}
          value={null}
          onChange={() => {}}
          placeholder="Choose a rhythm"
          error="Choose how often you meet."
        />
        <div>
          <Select
            label="Group by"
            isLabelHidden
            kind="quiet"
            choices={rhythms}
            value={rhythm}
            onChange={setRhythm}
          />
        </div>
      </Part>
      <Part title="ComboBox" isColumn>
        <ComboBox
          label="Owner"
          choices={everyone}
          value={person}
          onChange={setPerson}
          placeholder="Name"
          emptyText="Nobody of that name"
        />
        <ComboBox
          label="Label"
          choices={labels}
          value={label}
          onChange={setLabel}
          emptyText="No labels yet"
          create={{
            offer: (typed) => `Create “${typed}”`,
            onCreate: (typed) => {
              setLabels([...labels, { id: typed, title: typed }]);
              setLabel(typed);
            },
          }}
        />
        <output className="text-faint">Label: {label ?? "none"}</output>
      </Part>
      <Part title="DatePicker and TimeField">
        <DatePicker label="Due" value={day} onChange={setDay} clearLabel="No date" />
        <TimeField label="At" value={time} onChange={setTime} />
        <DatePicker label="From" value={null} onChange={() => {}} error="Choose a day." />
        <output className="tabular text-faint">
          {day ?? "no day"} {time ?? "no time"}
        </output>
      </Part>
      <Part title="Form and Field" isColumn>
        <Form
          onSubmit={() => setSent(sent + 1)}
          errors={{ town: "We do not know this town." }}
          actions={
            <Button type="submit" kind="primary">
              Send
            </Button>
          }
        >
          <TextField label="Town" name="town" />
          <Field label="Labels" error="At most one.">
            <div className="flex gap-1">
              <Chip kind="label">Hiring</Chip>
              <Chip kind="label">Growth</Chip>
            </div>
          </Field>
        </Form>
        <output className="tabular text-faint">Sent {sent}</output>
      </Part>
    </Sheet>
  );
}
