import { useTranslation } from "react-i18next";
import { useAsk } from "../../lib/ask.ts";
import { Banner } from "../../ui/banner.tsx";

/** Who asks one to join what, before one does: an address can be compared, a name alone cannot. */
export function WhoInvites({ code }: { readonly code: string }) {
  const { t } = useTranslation("account");
  const isWhole = /[A-Za-z0-9_-]{43}/.test(code);
  const { data } = useAsk("account.lookAtInvitation", { code }, { enabled: isWhole });
  if (!data) return null;
  return (
    <Banner
      kind="info"
      title={t("invitesYou", { inviter: data.invitedBy || data.orgName, name: data.orgName })}
    >
      {t("invitesYouMore")}
    </Banner>
  );
}
