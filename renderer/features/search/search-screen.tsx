import { useNavigate, useSearch } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SearchKind } from "#core/search/search-hit.ts";
import { useAsk } from "../../lib/ask.ts";
import { keyCaps } from "../../lib/chords.ts";
import { useCommand, useCommands } from "../../lib/commands.tsx";
import { failureText } from "../../lib/failure-text.ts";
import { go } from "../../lib/go.ts";
import { addressOfHit } from "../../lib/hit-address.ts";
import { useTypedAhead } from "../../lib/typed-ahead.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { SplitToggle } from "../../ui/split-toggle.tsx";

import { FoundList } from "./found-list.tsx";
import { groupHits } from "./group-hits.ts";
import { useFound } from "./use-found.ts";

/** Everything a person can see, private included, found as they type. */
export function SearchScreen() {
  const { t } = useTranslation("search");
  const { t: tApp } = useTranslation("app");
  const commands = useCommands();
  const me = useAsk("people.list", undefined).data?.find(({ isMe }) => isMe)?.id;
  const [typed, type, remember] = useTyped();
  const [opened, setOpened] = useState<ReadonlySet<SearchKind>>(new Set());
  const input = useRef<HTMLInputElement>(null);
  const found = useFound(typed);
  const groups = groupHits(found.hits, opened);
  useEffect(() => input.current?.focus(), []);
  useTypedAhead((ahead) => type((before) => before + ahead));
  useCommand("go.search", () => {
    input.current?.focus();
    input.current?.select();
  });
  const open = (id: string) => {
    if (id.startsWith("more ")) return setOpened(new Set([...opened, id.slice(5) as SearchKind]));
    const hit = found.hits.find((each) => each.id === id);
    if (hit) void remember().then(() => go(addressOfHit(hit)));
  };
  const empty =
    found.state === "failed" ? (
      <ErrorState
        title={t("failed")}
        safe={failureText(tApp, found.failure ?? { type: "Crash" })}
      />
    ) : found.state === "idle" ? (
      <EmptyState icon={Search} title={t("start")}>
        {t("startHint")}
      </EmptyState>
    ) : found.state === "looking" ? (
      <Skeleton label={t("looking")} rows={4} />
    ) : (
      <EmptyState icon={Search} title={t("none", { query: typed.trim() })}>
        {t("noneHint")}
      </EmptyState>
    );
  return (
    <Page
      bar={
        <SplitToggle
          of="sidebar"
          label={t("sidebar")}
          shortcut={keyCaps(commands.keys("sidebar.toggle"))}
        />
      }
    >
      <h1 className="sr-only">{t("title")}</h1>
      <FoundList
        typed={typed}
        onType={(text) => {
          type(text);
          setOpened(new Set());
        }}
        groups={groups}
        me={me}
        inputRef={input}
        onOpen={open}
        empty={empty}
        isFound={found.state === "found"}
        count={found.hits.length}
      />
    </Page>
  );
}

/** Typing settles before it goes into the address, which is remembered on the disk. */
const ADDRESS_MS = 400;

/** What is typed; in the address too, so that going back to the results finds them as they were. */
function useTyped() {
  const { q } = useSearch({ strict: false }) as { q?: unknown };
  const given = typeof q === "string" || typeof q === "number" ? String(q) : "";
  const [typed, type] = useState(given);
  const navigate = useNavigate();
  const remember = useCallback(
    () =>
      navigate({
        to: "/search",
        search: (typed === "" ? {} : { q: typed }) as never,
        replace: true,
      }),
    [typed, navigate],
  );
  useEffect(() => {
    if (typed === given) return;
    const timer = setTimeout(() => void remember(), ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [typed, given, remember]);
  return [typed, type, remember] as const;
}
