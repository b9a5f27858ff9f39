import { type Editor, useEditorState } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import type { Glyph } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { isAddress } from "./note-extensions.ts";

/** Gives the selected words an address, shows the one they have, or takes it away. */
export function LinkButton({ editor, icon }: { readonly editor: Editor; readonly icon: Glyph }) {
  const { t } = useTranslation("notes");
  const [isOpen, setOpen] = useState(false);
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      address: String(now.getAttributes("link")["href"] ?? ""),
      isOnText: !now.state.selection.empty || now.isActive("link"),
    }),
  });
  return (
    <Popover
      label={t("link.title")}
      isOpen={isOpen}
      onOpenChange={setOpen}
      placement="top start"
      trigger={
        <IconButton icon={icon} label={t("link.title")} size="tiny" isDisabled={!state.isOnText} />
      }
    >
      <LinkForm editor={editor} address={state.address} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function LinkForm({
  editor,
  address,
  onDone,
}: {
  readonly editor: Editor;
  readonly address: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("notes");
  const [text, setText] = useState(address);
  const [isWrong, setWrong] = useState(false);
  const save = () => {
    const given = text.trim();
    const href = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
    if (!isAddress(href)) return setWrong(true);
    editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    onDone();
  };
  return (
    <form
      className="flex w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t("link.address")}
        value={text}
        onChange={(value) => {
          setText(value);
          setWrong(false);
        }}
        autoFocus
        inputMode="url"
        placeholder="https://"
        error={isWrong ? t("link.wrong") : undefined}
        description={t("link.hint")}
      />
      <div className="flex justify-end gap-2">
        {address !== "" && (
          <Button
            size="small"
            kind="quiet"
            onPress={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              onDone();
            }}
          >
            {t("link.remove")}
          </Button>
        )}
        <Button size="small" kind="primary" type="submit">
          {t("link.save")}
        </Button>
      </div>
    </form>
  );
}
