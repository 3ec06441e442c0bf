import { Columns3 } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { buttonClass } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Tooltip } from "../../../lib/ui/Tooltip.tsx";
import type { TableId } from "../../../model/view-slices/table.ts";
import { tableWords as words } from "../../../words/en/table.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";
import type { Column } from "../columns.ts";
import { chooseColumns } from "../table-commands.ts";
import styles from "./TableView.module.css";

/** Chooses the columns of a table; the first is always there. */
export function ColumnChoice({ of, all, shown }: { of: TableId; all: readonly Column[]; shown: readonly Column[] }) {
  const workspace = useWorkspace();
  const choose = (ids: readonly string[]) => {
    // In the order of the table, whatever order they were chosen in.
    const chosen = all.filter(({ id }, at) => at === 0 || ids.includes(id));
    const isUsual = all.every((column, at) => at === 0 || column.isUsual === chosen.includes(column));
    workspace.dispatch(chooseColumns, { of, columns: isUsual ? null : chosen.map(({ id }) => id) });
  };
  const usual = all.filter(({ isUsual }, at) => at === 0 || isUsual);
  const isChanged = usual.length !== shown.length || usual.some((column) => !shown.includes(column));
  return (
    <MenuTrigger>
      <Button className={buttonClass("quiet")} aria-label={words.columns()}>
        <Columns3 size={15} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip label={words.columns()} />
      <Popover className={kit.popover ?? ""} placement="bottom end" offset={2}>
        <Menu aria-label={words.columns()} className={kit.menu ?? ""} shouldCloseOnSelect={false}>
          <MenuSection
            aria-label={words.columns()}
            selectionMode="multiple"
            selectedKeys={shown.slice(1).map(({ id }) => id)}
            onSelectionChange={(keys) => {
              if (keys !== "all") choose([...keys].map(String));
            }}
          >
            {all.slice(1).map(({ id, title }) => (
              <MenuItem key={id} id={id} textValue={title} className={`${kit.option} ${styles.option}`}>
                {({ isSelected }) => (
                  <>
                    <span aria-hidden className={styles.tick} data-on={isSelected || undefined} />
                    {title}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          {isChanged ? (
            <MenuSection aria-label={words.usualColumns()}>
              <MenuItem
                id="_usual"
                className={`${kit.option} ${styles.option}`}
                onAction={() => workspace.dispatch(chooseColumns, { of, columns: null })}
              >
                {words.usualColumns()}
              </MenuItem>
            </MenuSection>
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
