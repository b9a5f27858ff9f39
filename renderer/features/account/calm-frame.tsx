import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { Page } from "../../ui/page.tsx";

export type CalmFrameProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
};

/** One thing to do, in the middle of an empty page. */
export function CalmFrame({ title, lead, onBack, children }: CalmFrameProps) {
  const { t } = useTranslation("account");
  return (
    <Page bar={<IconButton icon={ArrowLeft} label={t("back")} onPress={onBack} />}>
      <div className="mx-auto flex w-full max-w-88 flex-col pt-[min(9vh,84px)] pb-16">
        <h1 className="text-title font-semibold text-balance">{title}</h1>
        {lead && <div className="pt-1.5 text-base text-pretty text-soft">{lead}</div>}
        <div className="pt-6">{children}</div>
      </div>
    </Page>
  );
}
