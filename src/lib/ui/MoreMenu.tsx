import { Ellipsis } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { buttonClass } from "./Button.tsx";
import kit from "./kit.module.css";
import { Tooltip } from "./Tooltip.tsx";

export interface MoreEntry {
  readonly title: string;
  readonly isDisabled?: boolean;
  readonly run: () => unknown;
}

/** A button with three dots that opens what else can be done to something; `label` names both. */
export function MoreMenu({ label, entries }: { label: string; entries: readonly MoreEntry[] }) {
  return (
    <MenuTrigger>
      <Button className={buttonClass("quiet")} aria-label={label}>
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip label={label} />
      <Popover className={kit.popover ?? ""} placement="bottom end" offset={2}>
        <Menu
          aria-label={label}
          className={kit.menu ?? ""}
          onAction={(key) => entries.find(({ title }) => title === key)?.run()}
        >
          {entries.map(({ title, isDisabled = false }) => (
            <MenuItem key={title} id={title} isDisabled={isDisabled} className={kit.option ?? ""}>
              {title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
