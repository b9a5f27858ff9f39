import { ArrowDownUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskOrder, TaskOrders } from "#core/tasks/task-order.ts";
import { useCommand } from "../../lib/commands.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { MenuItem } from "../../ui/menu-item.tsx";
import { MenuSection } from "../../ui/menu-section.tsx";

export type TaskSortProps = {
  readonly list: keyof TaskOrders;
  readonly order: TaskOrder;
  readonly onChange: (order: TaskOrder) => void;
};

/** What the list is sorted by; remembered for each list. */
export function TaskSort({ list, order, onChange }: TaskSortProps) {
  const { t } = useTranslation("tasks");
  const [isOpen, setOpen] = useState(false);
  useCommand("list.sort", () => setOpen(true));
  return (
    <Menu
      label={t("sort")}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button kind="quiet" size="small" icon={ArrowDownUp}>
          {t(`order.${order}`)}
        </Button>
      }
    >
      <MenuSection
        title={t("sort")}
        selectionMode="single"
        selectedIds={[order]}
        onSelectionChange={([chosen]) => chosen && onChange(chosen as TaskOrder)}
      >
        {orders
          .filter((one) => list !== "mine" || one !== "person")
          .map((one) => (
            <MenuItem key={one} id={one} title={t(`order.${one}`)} />
          ))}
      </MenuSection>
    </Menu>
  );
}

const orders: readonly TaskOrder[] = ["due", "priority", "newest", "oldest", "person"];
