import { useMemo, useRef } from "react";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import { claimLabel } from "../derive/claim-words.ts";
import { unseenNeighbours } from "../derive/unseen-neighbours.ts";
import { keyInWords } from "../lib/key-words.ts";
import { isAppleKeyboard } from "../lib/ui/apple-keyboard.ts";
import kit from "../lib/ui/kit.module.css";
import { entityAt } from "../model/knowledge-graph.ts";
import { nameOf } from "../model/name-of.ts";
import { menuWords as words } from "../words/en/menus.ts";
import { shellWords } from "../words/en/shell.ts";
import { verbatim, type Words } from "../words/message.ts";
import type { MenuTarget } from "../workspace/command.ts";
import { expand } from "../workspace/selection-commands.ts";
import type { MenuRequest } from "../workspace/ui/view.ts";
import { useWorkspace } from "../workspace/ui/workspace-context.tsx";
import type { Workspace } from "../workspace/workspace.ts";
import { headingOf } from "./action-headings.ts";
import type { Action } from "./actions.ts";
import styles from "./ContextMenu.module.css";
import { useAllActions } from "./use-all-actions.ts";

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly group: Words;
  readonly key: string | null;
  run(): void;
}

/**
 * The menu of an entity, a claim or the canvas, where the pointer is: the actions that are available there now. Where the
 * view has a focus, an entity can also be expanded by each family of claims that leads out of it.
 */
export function ContextMenu({
  request,
  actions: given,
  onClose,
}: {
  request: MenuRequest;
  actions: readonly Action[];
  onClose: () => void;
}) {
  const workspace = useWorkspace();
  const actions = useAllActions(given);
  const anchor = useRef<HTMLSpanElement>(null);
  const title = titleOf(workspace, request);
  const entries = useMemo(() => entriesOf(workspace, request, actions), [workspace, request, actions]);
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
            entries.find(({ id }) => id === key)?.run();
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

function entriesOf(workspace: Workspace, { target }: MenuRequest, actions: readonly Action[]): readonly Entry[] {
  const place: MenuTarget = target?.kind ?? "stage";
  const entries = actions
    .filter((action) => action.menu.includes(place) && action.isEnabled())
    .map((action): Entry => ({ ...action, group: headingOf(action), key: action.keys[0] ?? null }));
  if (target?.kind !== "entity") return entries;
  return [...expansionsOf(workspace, target.number), ...entries];
}

/** One entry per family of claims that leads from an entity out of the focus, with the number of entities that it adds. */
function expansionsOf(workspace: Workspace, entity: number): readonly Entry[] {
  const { knowledge, view, derived } = workspace.store.getState();
  if (view.focus === null || derived.entityMask[entity] === 0) return [];
  const { predicateFamilies } = knowledge.dataset.vocabulary;
  const { id } = entityAt(knowledge, entity);
  return [...unseenNeighbours(knowledge, derived, entity).byFamily].flatMap(([number, count]): readonly Entry[] => {
    const family = predicateFamilies[number];
    if (family === undefined) return [];
    return [
      {
        id: `expand ${family.id}`,
        title: words.expandBy({ family: family.label, count }),
        group: words.expand(),
        key: null,
        run: () => void workspace.dispatch(expand, { entity: id, family: family.id }),
      },
    ];
  });
}
