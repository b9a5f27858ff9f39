import { ChevronDown } from "lucide-react";
import type { ReactNode, Ref } from "react";
import {
  Autocomplete,
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { PersonId } from "#core/kernel/ids.ts";
import { cx } from "../../ui/cx.ts";
import { optionBox } from "../../ui/float-style.ts";
import { Icon } from "../../ui/icon.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { HitGroup } from "./group-hits.ts";
import { HitRow } from "./hit-row.tsx";

export type FoundListProps = {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly groups: readonly HitGroup[];
  readonly me: PersonId | undefined;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onOpen: (id: string) => void;
  /** Instead of rows. */
  readonly empty: ReactNode;
  readonly isFound: boolean;
  readonly count: number;
};

/** The field and what it found; arrows walk the rows while the caret stays in the field. */
export function FoundList({
  typed,
  onType,
  groups,
  me,
  inputRef,
  onOpen,
  empty,
  isFound,
  count,
}: FoundListProps) {
  const { t } = useTranslation("search");
  return (
    <Autocomplete inputValue={typed} onInputChange={onType}>
      <div className="sticky top-0 z-[1] -mx-2 bg-page px-2 pb-3">
        <SearchField label={t("title")} placeholder={t("placeholder")} inputRef={inputRef} />
      </div>
      <p role="status" className="sr-only">
        {isFound ? t("found", { count }) : ""}
      </p>
      <ListBox
        aria-label={t("results")}
        items={groups.map((group) => ({ ...group, id: group.kind }))}
        dependencies={[me]}
        {...oneHighlight}
        onAction={(id) => onOpen(String(id))}
        renderEmptyState={() => empty}
        className="-mx-2 flex flex-col gap-3 outline-none"
      >
        {(group) => (
          <ListBoxSection id={group.id} className="flex flex-col">
            <Header className="px-2 pb-1 text-small font-medium text-faint">
              {t(`kind.${group.kind}`)}
            </Header>
            <Collection items={group.hits} dependencies={[me]}>
              {(hit) => (
                <ListBoxItem
                  id={hit.id}
                  textValue={hit.title || hit.snippet}
                  className={cx(foundBox, "items-start")}
                >
                  <HitRow hit={hit} me={me} />
                </ListBoxItem>
              )}
            </Collection>
            {group.more > 0 && (
              <ListBoxItem
                id={`more ${group.kind}`}
                textValue={t("more", { count: group.more })}
                className={cx(foundBox, "text-small text-faint")}
              >
                <span className="flex w-5 justify-center">
                  <Icon of={ChevronDown} size={14} />
                </span>
                {t("more", { count: group.more })}
              </ListBoxItem>
            )}
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

// The pointer moves the one highlight that the arrows move too; react-aria has it, only its type leaves it out.
const oneHighlight = { shouldFocusOnHover: true } as object;
const foundBox = cx(optionBox, "data-hovered:not-data-focused:bg-transparent");
