import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountMember, MemberAct } from "#contract/account.ts";
import type { Answer } from "#contract/index.ts";
import { answers, useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { toasts } from "../../lib/toasts.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { actsOn } from "./member-acts.ts";
import { NotKnown } from "./not-known.tsx";
import { useAccountWords } from "./use-account-words.ts";
import { useAskAnew } from "./use-ask-anew.ts";

type Named = AccountMember & {
  readonly name: string;
  readonly photo: string | undefined;
  readonly isMe: boolean;
};
type Asked =
  | {
      readonly act: Exclude<MemberAct, "make-admin" | "make-member" | "reactivate">;
      readonly who: Named;
    }
  | { readonly act: "leave" };

/** Everybody in the organisation with their role; what may be done about each; and the way out. */
export function Members({ organisation }: { readonly organisation: string }) {
  const { t } = useTranslation("account");
  const words = useAccountWords();
  const listed = useAskAnew("account.members");
  const people = useAsk("people.list", undefined).data;
  const [asked, setAsked] = useState<Asked>();
  const [isPending, setPending] = useState(false);
  const members: readonly Named[] = (listed.data ?? [])
    .map((one) => {
      const person = people?.find(({ id }) => id === one.personId);
      return {
        ...one,
        name: person?.name ?? t("members.unknown"),
        photo: person?.photo ?? undefined,
        isMe: person?.isMe ?? false,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const me = members.find(({ isMe }) => isMe);
  const send = async (
    answered: Promise<Answer<"account.changeMember"> | Answer<"account.leave">>,
  ): Promise<void> => {
    setPending(true);
    const answer = await answered;
    setPending(false);
    setAsked(undefined);
    if (!answer.ok) toast(toasts, { text: words(answer.error), tone: "critical" });
    void answers.invalidateQueries({ queryKey: ["account.members"] });
  };
  const act = (who: Named, what: MemberAct): void => {
    if (what === "make-admin" || what === "make-member" || what === "reactivate")
      void send(bridge.api["account.changeMember"]({ personId: who.personId, act: what }));
    else setAsked({ act: what, who });
  };
  const confirm = (one: Asked): void =>
    void send(
      one.act === "leave"
        ? bridge.api["account.leave"](undefined)
        : bridge.api["account.changeMember"]({ personId: one.who.personId, act: one.act }),
    );
  return (
    <section className="flex flex-col">
      <SectionHeader title={t("members.title", { name: organisation })} />
      {listed.isError && (
        <NotKnown
          failure={listed.error.failure}
          isPending={listed.isFetching}
          onAgain={() => void listed.refetch()}
        />
      )}
      {listed.isPending && <Skeleton label={t("loading")} rows={2} />}
      <ul>
        {members.map((one) => (
          <Member
            key={one.personId}
            member={one}
            acts={me && !one.isMe ? actsOn(me, one) : []}
            onAct={(what) => act(one, what)}
            onLeave={one.isMe ? () => setAsked({ act: "leave" }) : undefined}
          />
        ))}
      </ul>
      {asked && (
        <AlertDialog
          title={t(`members.ask.${asked.act}.title`, {
            name: asked.act === "leave" ? organisation : asked.who.name,
          })}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
          confirmLabel={t(`members.ask.${asked.act}.now`)}
          cancelLabel={t("cancel")}
          kind={asked.act === "hand-over" ? "primary" : "danger"}
          isPending={isPending}
          onConfirm={() => confirm(asked)}
        >
          {t(`members.ask.${asked.act}.more`, { organisation })}
        </AlertDialog>
      )}
    </section>
  );
}

type MemberProps = {
  readonly member: Named;
  readonly acts: readonly MemberAct[];
  readonly onAct: (act: MemberAct) => void;
  readonly onLeave: (() => void) | undefined;
};

function Member({ member, acts, onAct, onLeave }: MemberProps) {
  const { t } = useTranslation("account");
  const { name, photo, role, state, isMe } = member;
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line py-2 last:border-0">
      <Avatar id={member.personId} name={name} photo={photo} isDecorative />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-2 text-base">
          <span dir="auto" className="truncate">
            {name}
          </span>
          {isMe && <Badge>{t("members.me")}</Badge>}
          {state === "deactivated" && <Badge>{t("members.paused")}</Badge>}
        </span>
        <span className="text-small text-faint">{t(`role.${role}`)}</span>
      </span>
      {onLeave && (
        <Button size="small" kind="quiet" onPress={onLeave}>
          {t("members.leave")}
        </Button>
      )}
      {acts.length > 0 && (
        <Menu
          label={t("members.menu", { name })}
          placement="bottom end"
          trigger={<IconButton icon={Ellipsis} label={t("members.menu", { name })} />}
        >
          {acts.map((act) => (
            <MenuItem
              key={act}
              title={t(`members.act.${act}`)}
              tone={act === "remove" ? "danger" : "normal"}
              onAction={() => onAct(act)}
            />
          ))}
        </Menu>
      )}
    </li>
  );
}
