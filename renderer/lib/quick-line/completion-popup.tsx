import { Hash } from "lucide-react";
import type { RefObject } from "react";
import { ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { Avatar } from "../../ui/avatar.tsx";
import { floatBox, optionBox } from "../../ui/float-style.ts";
import { Icon } from "../../ui/icon.tsx";
import type { CompletionOption } from "./completion.ts";

type CompletionPopupProps = {
  readonly label: string;
  readonly options: readonly CompletionOption[];
  readonly fieldRef: RefObject<HTMLElement | null>;
  readonly onChoose: (option: CompletionOption) => void;
  readonly onClose: () => void;
};

/** Names or labels under the line; the focus stays in the line, and the arrows walk here. */
export function CompletionPopup({
  label,
  options,
  fieldRef,
  onChoose,
  onClose,
}: CompletionPopupProps) {
  const choose = (id: string) => {
    const option = options.find((one) => one.id === id);
    if (option) onChoose(option);
  };
  return (
    <Popover
      isNonModal
      isOpen
      triggerRef={fieldRef}
      placement="bottom start"
      offset={4}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={`${floatBox} max-w-80 min-w-56 overflow-auto`}
    >
      {/* It lies outside of the page's landmarks, so it is one. */}
      <section aria-label={label}>
        <ListBox
          aria-label={label}
          items={options}
          onAction={(id) => choose(String(id))}
          className="flex max-h-72 flex-col overflow-auto p-1 outline-none"
        >
          {({ id, title, hint, photo, kind }) => (
            <ListBoxItem id={id} textValue={title} className={optionBox}>
              {kind === "person" ? (
                <Avatar id={id} name={title} photo={photo} size={20} isDecorative />
              ) : (
                <Icon of={Hash} size={14} tone="faint" />
              )}
              <span className="flex min-w-0 flex-1 items-baseline gap-2">
                <Text slot="label" className="truncate">
                  {title}
                </Text>
                {hint && (
                  <Text slot="description" className="truncate text-small text-faint">
                    {hint}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </section>
    </Popover>
  );
}
