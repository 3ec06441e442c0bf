import { useMemo, useRef } from "react";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import { claimLabel } from "../derive/claim-words.ts";
import type { MenuRequest } from "../drawing/ui/view.ts";
import { keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import kit from "../lib/ui/kit.module.css";
import { entityAt } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import { verbatim, type Words } from "../words/message.ts";
import { goTo } from "../workspace/ui/arrival.ts";
import { useWorkspace } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import type { Action } from "./actions.ts";
import styles from "./ContextMenu.module.css";
import { entriesOf } from "./context-entries.ts";
import { useAllActions } from "./use-all-actions.ts";

/** The menu of an entity, a claim or the canvas, where the pointer is: see `entriesOf`. */
export function ContextMenu({
  request,
  actions: given,
  onDetails,
  onClose,
}: {
  request: MenuRequest;
  actions: readonly Action[];
  /** Brings the record of what is selected into view; absent where there are no details. */
  onDetails?: (() => void) | undefined;
  onClose: () => void;
}) {
  const workspace = useWorkspace();
  const actions = useAllActions(given);
  const anchor = useRef<HTMLSpanElement>(null);
  const title = titleOf(workspace, request);
  const entries = useMemo(
    () => entriesOf(workspace, request, actions, onDetails),
    [workspace, request, actions, onDetails],
  );
  const groups = [...Map.groupBy(entries, ({ group }) => group)];
  return (
    <>
      <span ref={anchor} aria-hidden className={styles.anchor} style={{ left: request.x, top: request.y }} />
      <Popover
        aria-label={title}
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={2}
        className={`${kit.popover} ${styles.popover}`}
        // The keyboard's menu key also asks for the browser's menu when it is let go.
        onContextMenu={(event) => event.preventDefault()}
      >
        <p className={styles.title} dir="auto">
          {title}
        </p>
        <Menu
          aria-label={title}
          autoFocus="first"
          className={`${kit.menu} ${styles.menu}`}
          onClose={onClose}
          onAction={(key) => {
            onClose();
            const chosen = entries.find(({ id }) => id === key);
            chosen?.run();
            if (chosen?.leadsTo) goTo(chosen.leadsTo);
          }}
          renderEmptyState={() => <p className={styles.title}>{words.noActions()}</p>}
        >
          {groups.flatMap(([group, members], g) => [
            ...(g === 0 ? [] : [<Separator key={`${group} rule`} className={styles.rule ?? ""} />]),
            <MenuSection key={group}>
              <Header className={kit.spoken ?? ""}>{group}</Header>
              {members.map((entry) => (
                <MenuItem key={entry.id} id={entry.id} textValue={entry.title} className={kit.option ?? ""}>
                  <span>{entry.title}</span>
                  {entry.key !== null && <kbd>{keyInWords(entry.key, isAppleKeyboard)}</kbd>}
                </MenuItem>
              ))}
            </MenuSection>,
          ])}
        </Menu>
      </Popover>
    </>
  );
}

function titleOf({ store }: Workspace, { target }: MenuRequest): Words {
  const { knowledge, view } = store.getState();
  const selected = view.selection.entities.length + view.selection.claims.length;
  if (target === null) return words.graph();
  if (selected > 1) return shellWords.selected({ count: selected });
  return verbatim(
    target.kind === "entity" ? nameOf(entityAt(knowledge, target.number)) : claimLabel(knowledge, target.number),
  );
}
