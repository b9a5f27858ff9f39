import { Avatar } from "./avatar.tsx";

export type PersonProps = {
  readonly id: string;
  readonly name: string;
  readonly photo?: string | undefined;
  readonly hint?: string | undefined;
  readonly size?: 16 | 20 | 24;
};

/** A person in a line of text or a row: picture and name. */
export function Person({ id, name, photo, hint, size = 20 }: PersonProps) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom">
      <Avatar id={id} name={name} photo={photo} size={size} isDecorative />
      <span className="truncate" dir="auto">
        {name}
      </span>
      {hint && <span className="truncate text-faint">{hint}</span>}
    </span>
  );
}
