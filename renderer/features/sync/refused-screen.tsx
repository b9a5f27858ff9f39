import { ArrowLeft, CloudCheck, Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RefusedChange } from "#contract/sync.ts";
import { useAsk } from "../../lib/ask.ts";
import { bridge } from "../../lib/bridge.ts";
import { failureText } from "../../lib/failure-text.ts";
import { formatInstant } from "../../lib/format.ts";
import { go } from "../../lib/go.ts";
import { toasts } from "../../lib/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PageTitle } from "../../ui/page-title.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-queue.ts";
import { valuesIn } from "./values-in.ts";

/** Changes the server did not take: what, why, and what is there; nothing of them is lost until somebody says so. */
export function RefusedScreen() {
  const { t } = useTranslation("sync");
  const changes = useAsk("sync.refused", undefined).data;
  const copy = async () => {
    const answer = await bridge.api["sync.exportRefused"](undefined);
    if (!answer.ok) return;
    const isCopied = await navigator.clipboard.writeText(answer.value.json).then(
      () => true,
      () => false,
    );
    toast(toasts, { text: t(isCopied ? "copied" : "notCopied") });
  };
  return (
    <Page bar={<IconButton icon={ArrowLeft} label={t("back")} onPress={() => go("/today")} />}>
      <PageTitle
        title={t("refusedTitle")}
        actions={
          changes &&
          changes.length > 0 && (
            <Button icon={Copy} onPress={() => void copy()}>
              {t("copyAll")}
            </Button>
          )
        }
      />
      {!changes ? (
        <Skeleton label={t("loading")} rows={3} />
      ) : changes.length === 0 ? (
        <EmptyState icon={CloudCheck} title={t("nothingRefused")} />
      ) : (
        <>
          <p className="pb-4 text-base text-pretty text-soft">{t("refusedLead")}</p>
          <ul className="flex flex-col gap-3">
            {changes.map((change) => (
              <li key={change.id}>
                <Refused change={change} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Refused({ change }: { readonly change: RefusedChange }) {
  const { t, i18n } = useTranslation("sync");
  const { t: app } = useTranslation("app");
  const decide = async (channel: "sync.sendAgain" | "sync.drop") => {
    const answer = await bridge.api[channel]({ id: change.id });
    if (answer.ok) return;
    const text =
      answer.error.type === "RefusedMissing" ? t("cannotSend") : failureText(app, answer.error);
    toast(toasts, { text, tone: "critical" });
  };
  return (
    <article className="rounded-large border border-line bg-raised px-4 py-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-base font-semibold">{t(`code.${change.code}`)}</h2>
        <span className="tabular ms-auto text-small text-faint">
          {formatInstant(i18n.language, change.at)}
        </span>
      </header>
      <p className="text-small text-pretty text-soft">{t(`why.${change.code}`)}</p>
      {change.rows.slice(0, 3).map((row) => (
        <dl
          key={`${row.table} ${row.id}`}
          className="mt-3 grid grid-cols-2 gap-x-4 text-base [&_dt]:text-small [&_dt]:text-faint"
        >
          <div className="min-w-0">
            <dt>{t("yours", { what: t(`table.${row.table}` as never) })}</dt>
            <dd dir="auto" className="selectable wrap-break-word whitespace-pre-line">
              {valuesIn(row.mine) || "–"}
            </dd>
          </div>
          <div className="min-w-0">
            <dt>{t("theirs")}</dt>
            <dd dir="auto" className="selectable wrap-break-word whitespace-pre-line">
              {row.theirs ? valuesIn(row.theirs, row.mine) || "–" : t("nothingThere")}
            </dd>
          </div>
        </dl>
      ))}
      <footer className="flex flex-wrap gap-2 pt-3">
        <Button size="small" onPress={() => void decide("sync.sendAgain")}>
          {t("sendAgain")}
        </Button>
        <Button size="small" kind="quiet" onPress={() => void decide("sync.drop")}>
          {t("drop")}
        </Button>
      </footer>
    </article>
  );
}
