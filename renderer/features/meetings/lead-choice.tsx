import { Bell } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PairId } from "#core/kernel/ids.ts";
import { useSettings } from "../../lib/settings.ts";
import { MenuItem } from "../../ui/menu-item.tsx";
import { MenuSection } from "../../ui/menu-section.tsx";
import { Submenu } from "../../ui/submenu.tsx";

const LEADS = ["0", "5", "10", "30", "60", "1440"] as const;
/** As the settings say for all. */
const USUAL = "usual";

/** So long before it begins this 1:1 is announced on this computer. */
export function LeadChoice({ pairId }: { readonly pairId: PairId }) {
  const { t } = useTranslation("meetings");
  const [{ pairLeads }, change] = useSettings();
  const choose = (lead: string) => {
    const { [pairId]: _, ...others } = pairLeads;
    change({ pairLeads: lead === USUAL ? others : { ...others, [pairId]: Number(lead) } });
  };
  return (
    <Submenu title={t("lead.title")} icon={Bell}>
      <MenuSection
        title={t("lead.title")}
        selectionMode="single"
        selectedIds={[String(pairLeads[pairId] ?? USUAL)]}
        onSelectionChange={([lead]) => lead !== undefined && choose(lead)}
      >
        <MenuItem id={USUAL} title={t("lead.usual")} />
        {LEADS.map((minutes) => (
          <MenuItem key={minutes} id={minutes} title={t(`lead.${minutes}`)} />
        ))}
      </MenuSection>
    </Submenu>
  );
}
