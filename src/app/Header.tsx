import {
  Archive,
  BookOpen,
  CircleQuestionMark,
  Command,
  Download,
  Ellipsis,
  FolderOpen,
  ListFilter,
  type LucideIcon,
  Moon,
  Presentation,
  Redo2,
  Search,
  Share2,
  Sun,
  SunMoon,
  Undo2,
} from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { Button } from "../lib/ui/Button.tsx";
import { IconButton } from "../lib/ui/IconButton.tsx";
import kit from "../lib/ui/kit.module.css";
import { latePart } from "../lib/ui/late-part.tsx";
import { Tooltip } from "../lib/ui/Tooltip.tsx";
import { useMedia } from "../lib/ui/use-media.ts";
import type { Dataset } from "../model/dataset.ts";
import { shellWords as words } from "../words/en/shell.ts";
import { useFileOpening } from "../workspace/ui/file-opening.ts";
import { useWorkspace, useWorkspaceState } from "../workspace/ui/workspace-context.tsx";
import styles from "./Header.module.css";
import { LINE, SOURCE } from "./product-name.ts";
import type { ThemeChoice, useTheme } from "./theme.ts";
import type { Drawer } from "./use-drawer.ts";
import { useLeft } from "./use-left.ts";

const WayBack = latePart(async () => (await import("./WayBack.tsx")).WayBack);
/** The build puts it into a dataset's page where there is a list of several. */
const toList = document.querySelector('link[rel="up"]');

const PHONE = "(max-width: 640px)";

/** The bar at the top: the title of the dataset, and the actions on the whole of it. On a phone these are in a menu. */
export function Header({
  site,
  theme,
  drawer,
  onSearch,
  onShare,
  onExport,
  onWorkspaces,
  onPalette,
  onKeys,
  onPresent,
  onDrawer,
}: {
  /** The site's own dataset; null where the page opened with another. */
  site: Dataset | null;
  theme: ReturnType<typeof useTheme>;
  drawer: Drawer;
  onSearch: () => void;
  onShare: () => void;
  onExport: () => void;
  onWorkspaces: () => void;
  onPalette: () => void;
  onKeys: () => void;
  onPresent: () => void;
  onDrawer: (drawer: Drawer) => void;
}) {
  const head = useWorkspaceState((state) => state.knowledge.dataset.dataset);
  const hasStories = useWorkspaceState(({ knowledge }) =>
    knowledge.dataset.stories.some(({ scenes }) => scenes.length > 0),
  );
  const { chooseFile } = useFileOpening();
  const isSite = useWorkspaceState(({ document }) => document.opened === site);
  const left = useLeft(useWorkspace(), site);
  const isPhone = useMedia(PHONE);
  const menu = useRef<HTMLDivElement>(null);
  // A dialog must not open beneath the menu that it was chosen from.
  const leaving = (act: () => void) => () => {
    if (isPhone) menu.current?.hidePopover();
    act();
  };
  useEffect(() => {
    document.title = `${head.title} – Sourceline`;
  }, [head]);
  return (
    <header className={styles.header}>
      <span className={styles.brand}>
        {SOURCE}
        <b>{LINE}</b>
      </span>
      <h1
        className={`${kit.cut} ${styles.title}`}
        dir="auto"
        title={[head.title, head.subtitle].filter(Boolean).join(" — ")}
      >
        {head.title} {head.subtitle !== undefined && <span>— {head.subtitle}</span>}
      </h1>
      {(!isSite || toList) && <WayBack isSite={isSite} left={left} />}
      <div className={styles.narrowActions}>
        <IconButton label={words.search()} keys="/" onClick={onSearch}>
          <Search size={17} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={words.legend()} aria-expanded={drawer === "legend"} onClick={() => onDrawer("legend")}>
          <ListFilter size={17} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={words.details()} aria-expanded={drawer === "reading"} onClick={() => onDrawer("reading")}>
          <BookOpen size={17} strokeWidth={1.75} />
        </IconButton>
      </div>
      <IconButton
        className={styles.moreButton ?? ""}
        label={words.more()}
        onClick={() => menu.current?.togglePopover()}
      >
        <Ellipsis size={17} strokeWidth={1.75} />
      </IconButton>
      <div
        ref={menu}
        className={isPhone ? `${kit.popover} ${styles.actions}` : styles.actions}
        {...(isPhone ? { popover: "auto" } : {})}
      >
        <UndoButtons />
        <IconButton label={words.theme({ choice: theme.choice })} onClick={theme.next}>
          {THEME_ICONS[theme.choice]}
        </IconButton>
        <IconButton label={words.workspaces()} aria-haspopup="dialog" onClick={leaving(onWorkspaces)}>
          <Archive size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton label={words.allCommands()} keys="$mod+k" aria-haspopup="dialog" onClick={leaving(onPalette)}>
          <Command size={16} strokeWidth={1.75} />
        </IconButton>
        <IconButton
          className={styles.keys ?? ""}
          label={words.shortcuts()}
          keys="?"
          aria-haspopup="dialog"
          onClick={leaving(onKeys)}
        >
          <CircleQuestionMark size={16} strokeWidth={1.75} />
        </IconButton>
        {hasStories && <Action label={words.present()} icon={Presentation} onClick={leaving(onPresent)} />}
        <Action label={words.open()} icon={FolderOpen} onClick={chooseFile} />
        <Action label={words.share()} icon={Share2} aria-haspopup="dialog" onClick={leaving(onShare)} />
        <Action label={words.export()} icon={Download} weight="solid" onClick={leaving(onExport)} />
      </div>
    </header>
  );
}

/** A button with icon and label; where there is little room the label is its tooltip. */
function Action({
  label,
  icon: Icon,
  ...properties
}: ComponentProps<typeof Button> & { label: string; icon: LucideIcon }) {
  return (
    <>
      <Button className={styles.action ?? ""} {...properties}>
        <Icon size={15} strokeWidth={1.75} aria-hidden /> <span>{label}</span>
      </Button>
      <Tooltip label={label} />
    </>
  );
}

const THEME_ICONS: Readonly<Record<ThemeChoice, ReactNode>> = {
  system: <SunMoon size={16} strokeWidth={1.75} />,
  light: <Sun size={16} strokeWidth={1.75} />,
  dark: <Moon size={16} strokeWidth={1.75} />,
};

function UndoButtons() {
  const undoable = useWorkspaceState((state) => state.history.past.at(-1)?.title ?? null);
  const redoable = useWorkspaceState((state) => state.history.future.at(-1)?.title ?? null);
  const workspace = useWorkspace();
  return (
    <>
      <IconButton
        disabled={undoable === null}
        label={undoable === null ? words.undo() : words.undoStep({ step: undoable })}
        keys="$mod+z"
        onClick={() => workspace.undo()}
      >
        <Undo2 size={16} strokeWidth={1.75} />
      </IconButton>
      <IconButton
        disabled={redoable === null}
        label={redoable === null ? words.redo() : words.redoStep({ step: redoable })}
        keys="$mod+Shift+z"
        onClick={() => workspace.redo()}
      >
        <Redo2 size={16} strokeWidth={1.75} />
      </IconButton>
    </>
  );
}
