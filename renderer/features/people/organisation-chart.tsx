import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Branch, organisationChart } from "#core/people/reporting-line.ts";
import type { Person } from "#core/people/person.ts";
import { go } from "../../lib/go.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Tree, type TreeNode } from "../../ui/tree.tsx";

/** Who reports to whom. */
export function OrganisationChart({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation("people");
  const nodes = useMemo(
    () =>
      organisationChart(people)
        .toSorted((a, b) => below(b) - below(a))
        .map(nodeOf),
    [people],
  );
  const leaders = useMemo(
    () => new Set(people.flatMap(({ managerId }) => (managerId ? [managerId as string] : []))),
    [people],
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const expanded = useMemo(() => without(leaders, closed), [leaders, closed]);
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 gap-1 pb-1">
        <Button
          size="small"
          kind="quiet"
          onPress={() => setClosed(new Set())}
          isDisabled={closed.size === 0}
        >
          {t("openAll")}
        </Button>
        <Button
          size="small"
          kind="quiet"
          onPress={() => setClosed(leaders)}
          isDisabled={expanded.size === 0}
        >
          {t("closeAll")}
        </Button>
      </div>
      <div className="min-h-0 flex-1">
        <Tree
          label={t("chart")}
          nodes={nodes}
          nameOf={({ name }) => name}
          onOpen={(id) => go(`/people/${id}`)}
          expanded={expanded}
          onExpandedChange={(open) => setClosed(without(leaders, open))}
          foldLabel={t("fold")}
        >
          {(person, node) => (
            <span className="flex min-w-0 flex-1 items-center gap-2.5">
              <Avatar
                id={person.id}
                name={person.name}
                photo={person.photo ?? undefined}
                isDecorative
              />
              <span className="min-w-0 truncate font-medium" dir="auto">
                {person.name}
              </span>
              {person.isMe && <Badge>{t("you")}</Badge>}
              <span className="min-w-0 flex-1 shrink-[4] truncate text-small text-faint" dir="auto">
                {person.position}
              </span>
              {node.children.length > 0 && (
                <span className="tabular shrink-0 text-small text-faint">
                  {t("reportCount", { count: node.children.length })}
                </span>
              )}
            </span>
          )}
        </Tree>
      </div>
    </div>
  );
}

const nodeOf = ({ person, reports }: Branch<Person>): TreeNode<Person> => ({
  id: person.id,
  value: person,
  children: reports.map(nodeOf),
});

/** The larger part of the organisation stands first; who belongs to none, last. */
const below = ({ reports }: Branch<Person>): number =>
  reports.reduce((sum, report) => sum + 1 + below(report), 0);

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all].filter((id) => !some.has(id)));
