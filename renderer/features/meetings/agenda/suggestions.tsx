import { Lightbulb, ListPlus, MessagesSquare } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Pair } from "#core/pairs/pair.ts";
import { useAsk } from "../../../lib/ask.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { MenuItem } from "../../../ui/menu-item.tsx";
import { MenuSection } from "../../../ui/menu-section.tsx";
import { Menu } from "../../../ui/menu.tsx";
import type { Agenda } from "./use-agenda.ts";

export type SuggestionsProps = { readonly agenda: Agenda };

/** Points of a template and questions of the bank, to put on the agenda. */
export function Suggestions({ agenda }: SuggestionsProps) {
  const { t } = useTranslation("meetings");
  return (
    <Menu
      label={t("suggest.title")}
      trigger={<IconButton size="tiny" icon={Lightbulb} label={t("suggest.title")} />}
      placement="bottom end"
    >
      <Templates agenda={agenda} />
      <Questions agenda={agenda} />
    </Menu>
  );
}

/** An agenda nobody wrote on yet: what others start with, one press away. */
export function EmptyAgenda({ agenda, pair }: SuggestionsProps & { readonly pair: Pair }) {
  const { t } = useTranslation("meetings");
  const templates = useAsk("templates.list", undefined).data ?? [];
  const own = templates.find(({ id }) => id === pair.templateId);
  const offered = own ? [own] : templates.slice(0, 3);
  return (
    <EmptyState
      kind="inline"
      icon={MessagesSquare}
      title={t("agenda.empty")}
      action={
        <span className="flex flex-wrap gap-1">
          {offered.map(({ id, name, points }) => (
            <Button
              key={id}
              size="small"
              kind="quiet"
              icon={ListPlus}
              onPress={() => void agenda.addMany(points)}
            >
              {name}
            </Button>
          ))}
          <Menu
            label={t("suggest.question")}
            trigger={
              <Button size="small" kind="quiet" icon={Lightbulb}>
                {t("suggest.question")}
              </Button>
            }
          >
            <Questions agenda={agenda} />
          </Menu>
        </span>
      }
    />
  );
}

function Templates({ agenda }: SuggestionsProps) {
  const { t } = useTranslation("meetings");
  const templates = (useAsk("templates.list", undefined).data ?? []).filter(
    ({ points }) => points.length > 0,
  );
  return (
    templates.length > 0 && (
      <MenuSection title={t("suggest.templates")}>
        {templates.map(({ id, name, points }) => (
          <MenuItem
            key={id}
            title={name}
            hint={points.join(" · ")}
            onAction={() => void agenda.addMany(points)}
          />
        ))}
      </MenuSection>
    )
  );
}

function Questions({ agenda }: SuggestionsProps) {
  const questions = useAsk("templates.questions", undefined).data ?? [];
  return [...Map.groupBy(questions, ({ topic }) => topic)].map(([topic, some]) => (
    <MenuSection key={topic} title={topic}>
      {some.map(({ id, text }) => (
        <MenuItem key={id} title={text} onAction={() => void agenda.add(text, "shared")} />
      ))}
    </MenuSection>
  ));
}
