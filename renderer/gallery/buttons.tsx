import { Bell, ChevronDown, Lock, Plus, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Chip, type ChipKind } from "../ui/chip.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Link } from "../ui/link.tsx";
import { Person } from "../ui/person.tsx";
import { people } from "./people.ts";
import { Part, Sheet } from "./sheet.tsx";

const kinds = ["primary", "secondary", "quiet", "danger"] as const;
const chips: readonly (readonly [ChipKind, string])[] = [
  ["person", "Ana Kovač"],
  ["date", "Fri 20 June"],
  ["priority", "High"],
  ["label", "Hiring"],
  ["repeat", "every Thursday"],
  ["reminder", "one hour before"],
  ["private", "Only you"],
  ["shared", "Shared with Ana"],
];

/** Buttons, chips, badges and people. */
export function Buttons() {
  const [pressed, setPressed] = useState(false);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [count, setCount] = useState(0);
  return (
    <Sheet title="Buttons and small parts">
      <Part title="Button">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind} onPress={() => setCount(count + 1)}>
            {kind === "danger" ? "Delete meeting" : "Save changes"}
          </Button>
        ))}
        <output className="tabular text-faint">Pressed {count}</output>
      </Part>
      <Part title="Button, with icon, small, disabled, pending">
        {kinds.map((kind) => (
          <Button key={kind} kind={kind} size="small" icon={kind === "danger" ? Trash2 : Plus}>
            New point
          </Button>
        ))}
        <Button endIcon={ChevronDown}>Sort</Button>
        <Button kind="primary" isDisabled>
          Not now
        </Button>
        <Button isDisabled>Not now</Button>
        <Button kind="primary" isPending>
          Saving
        </Button>
      </Part>
      <Part title="IconButton">
        <IconButton icon={Bell} label="Remind me" shortcut={["R"]} />
        <IconButton icon={Bell} label="Remind me, large" size="regular" kind="secondary" />
        <IconButton icon={Lock} label="Private" size="tiny" />
        <IconButton
          icon={Star}
          label="Pin"
          isPressed={pressed}
          onPress={() => setPressed(!pressed)}
        />
        <IconButton icon={Trash2} label="Delete" isDisabled />
      </Part>
      <Part title="Chip">
        {chips.map(([kind, text]) => (
          <Chip key={kind} kind={kind}>
            {text}
          </Chip>
        ))}
      </Part>
      <Part title="Chip, tones, pressable, removable">
        <Chip kind="date" tone="critical">
          Yesterday
        </Chip>
        <Chip kind="date" tone="caution">
          Today
        </Chip>
        <Chip kind="label" tone="accent" onPress={() => {}}>
          Hiring
        </Chip>
        {!removed.includes("ana") && (
          <Chip
            kind="person"
            leading={<Avatar {...people.ana} size={16} isDecorative />}
            onRemove={() => setRemoved(["ana"])}
            removeLabel="Remove Ana Kovač"
          >
            Ana Kovač
          </Chip>
        )}
      </Part>
      <Part title="Badge">
        <Badge>3</Badge>
        <Badge tone="accent">New</Badge>
        <Badge tone="info">Draft</Badge>
        <Badge tone="positive">Kept</Badge>
        <Badge tone="caution">Third time</Badge>
        <Badge tone="critical">Late</Badge>
      </Part>
      <Part title="Avatar">
        {([16, 20, 24, 32, 40, 64] as const).map((size) => (
          <Avatar key={size} {...people.ana} size={size} />
        ))}
        {Object.values(people).map((one) => (
          <Avatar key={one.id} {...one} size={32} />
        ))}
        {Array.from({ length: 12 }, (_, n) => (
          <Avatar key={n} id={String.fromCharCode(97 + n)} name={`Person ${n}`} size={24} />
        ))}
        <Avatar id="photo" name="With a photo" size={40} photo={dot} />
      </Part>
      <Part title="Person, Kbd, Link">
        <Person {...people.ana} />
        <Person {...people.noor} hint="Engineering" />
        <Kbd keys={["Ctrl", "K"]} />
        <Kbd keys={["G", "T"]} kind="framed" />
        <Link href="/today">Today</Link>
        <Link href="https://example.com" outsideLabel="opens in the browser">
          Privacy policy
        </Link>
      </Part>
    </Sheet>
  );
}

const dot = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a8f6a"/><circle cx="4" cy="3" r="1.6" fill="#e8d6c0"/><circle cx="4" cy="8" r="3" fill="#e8d6c0"/></svg>')}`;
