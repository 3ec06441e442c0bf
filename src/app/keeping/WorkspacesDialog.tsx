import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../lib/ui/Button.tsx";
import { Dialog } from "../../lib/ui/Dialog.tsx";
import kit from "../../lib/ui/kit.module.css";
import { Section } from "../../lib/ui/Section.tsx";
import { saveText } from "../../lib/ui/save-text.ts";
import type { Dataset } from "../../model/dataset.ts";
import { issueLine } from "../../model/issue.ts";
import { keepingWords as words } from "../../words/en/keeping.ts";
import { uiWords } from "../../words/en/ui.ts";
import type { Words } from "../../words/message.ts";
import { momentText } from "../../words/moments.ts";
import { sizeText } from "../../words/numbers.ts";
import { useWorkspace } from "../../workspace/ui/workspace-context.tsx";
import { type AsideRecord, openDatabase } from "./database.ts";
import { forgetEverything, openSite } from "./forget-everything.ts";
import { markSite } from "./keep-page.ts";
import { openKept } from "./open-kept.ts";
import { tellListed } from "./other-pages.ts";
import { keepingStatus, pageKeeping } from "./status.ts";
import styles from "./WorkspacesDialog.module.css";
import { WHAT_IS_KEPT } from "./what-is-kept.ts";
import {
  changeWorkspace,
  copyWorkspace,
  freeName,
  type ListedWorkspace,
  listAside,
  listWorkspaces,
  removeWorkspace,
} from "./workspace-list.ts";

interface Held {
  readonly workspaces: readonly ListedWorkspace[];
  readonly aside: readonly (AsideRecord & { readonly key: number })[];
}

/** What is asked for one workspace, in its row. */
type Asked = { readonly id: string; readonly what: "rename" | "remove" } | null;

/**
 * The workspaces that this browser keeps, to open, rename and remove them; a table of all that it keeps; and the way to
 * forget all of it.
 * @param site the site's own dataset; null where the page did not open with it.
 */
export function WorkspacesDialog({ site, onClose }: { site: Dataset | null; onClose: () => void }) {
  const workspace = useWorkspace();
  const current = useStore(keepingStatus, ({ kept }) => kept?.id ?? null);
  const [held, setHeld] = useState<Held | "reading" | "refused">("reading");
  const [asked, setAsked] = useState<Asked>(null);
  const [fault, setFault] = useState<Words | null>(null);
  const [isForgetting, setIsForgetting] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const forget = useRef<HTMLButtonElement>(null);

  const read = useCallback(async () => {
    try {
      const database = await openDatabase();
      setHeld({ workspaces: await listWorkspaces(database), aside: await listAside(database) });
    } catch {
      setHeld("refused");
    }
  }, []);
  useEffect(() => {
    void (pageKeeping.current?.settled() ?? Promise.resolve()).then(read);
  }, [read]);

  const change = async (work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>) => {
    await work(await openDatabase());
    tellListed();
    await read();
  };
  const open = async ({ id, name }: ListedWorkspace) => {
    const issue = await openKept(workspace, id, site);
    if (issue === null) onClose();
    else setFault(words.notOpened({ name, reason: issueLine(issue) }));
  };
  const rename = (id: string, wanted: string) => {
    setAsked(null);
    const name = wanted.trim();
    if (name === "") return;
    void change(async (database) => {
      const kept = await changeWorkspace(database, id, { name: await freeName(database, name, id) });
      if (kept !== null && id === current) keepingStatus.setState({ kept });
    });
  };
  const remove = ({ id, isOfSite }: ListedWorkspace) => {
    setAsked(null);
    if (id === current) pageKeeping.current?.abandon();
    if (isOfSite) markSite(false);
    void change((database) => removeWorkspace(database, id)).then(() => {
      // What was removed is not kept any longer, and so it cannot stay open.
      if (id === current) openSite();
      else list.current?.querySelector("button")?.focus();
    });
  };
  const copy = async () => {
    await pageKeeping.current?.keepNow();
    const id = keepingStatus.getState().kept?.id;
    if (id !== undefined) await change((database) => copyWorkspace(database, id));
  };

  return (
    <Dialog
      title={words.title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={openSite}>{words.site()}</Button>
          <Button onClick={() => void copy()} disabled={held === "refused"}>
            {words.copy()}
          </Button>
          <Button weight="solid" onClick={onClose}>
            {uiWords.close()}
          </Button>
        </>
      }
    >
      <p className={kit.mute}>{words.about()}</p>
      {fault !== null && (
        <p role="alert" className={kit.warning}>
          {fault}
        </p>
      )}
      {held === "reading" && <p className={kit.empty}>{words.loading()}</p>}
      {held === "refused" && <p className={kit.empty}>{words.refusedHere()}</p>}
      {typeof held === "object" && held.workspaces.length === 0 && <p className={kit.empty}>{words.none()}</p>}
      {typeof held === "object" && held.workspaces.length > 0 && (
        <ul ref={list} className={styles.list}>
          {held.workspaces.map((each) => (
            <Row
              key={each.id}
              kept={each}
              isOpen={each.id === current}
              asked={asked?.id === each.id ? asked.what : null}
              onAsk={(what) => setAsked(what === null ? null : { id: each.id, what })}
              onOpen={() => void open(each)}
              onRename={(name) => rename(each.id, name)}
              onRemove={() => remove(each)}
            />
          ))}
        </ul>
      )}
      {typeof held === "object" && held.aside.length > 0 && (
        <Section title={words.unreadableTitle()}>
          <ul className={styles.list}>
            {held.aside.map(({ key, name, at, value }) => (
              <li key={key} className={styles.row}>
                <p>{words.unreadableOf({ name, at: momentText(at) })}</p>
                <div className={styles.actions}>
                  <Button
                    isSmall
                    aria-label={words.downloadOf({ name })}
                    onClick={() => download(`${name}-kept-changes.json`, value)}
                  >
                    {words.download()}
                  </Button>
                  <Button
                    isSmall
                    aria-label={words.deleteOf({ name })}
                    onClick={() => void change((database) => database.delete("aside", key))}
                  >
                    {words.delete()}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.tableTitle()}>
        <Lasting />
        <KeptTable />
        <div className={styles.forget}>
          {isForgetting ? (
            <>
              <p role="alert">{words.forgetQuestion()}</p>
              <div className={styles.actions}>
                <Button
                  autoFocus
                  onClick={() => {
                    setIsForgetting(false);
                    requestAnimationFrame(() => forget.current?.focus());
                  }}
                >
                  {uiWords.cancel()}
                </Button>
                <Button weight="solid" onClick={() => void forgetEverything()}>
                  {words.forgetNow()}
                </Button>
              </div>
            </>
          ) : (
            <Button ref={forget} onClick={() => setIsForgetting(true)}>
              {words.forget()}
            </Button>
          )}
        </div>
      </Section>
    </Dialog>
  );
}

/** Puts the focus into a field, with all that is in it marked. */
const begin = (field: HTMLInputElement | null) => {
  field?.focus();
  field?.select();
};

function Row({
  kept: { name, changedAt, bytes, isChanged, isOfSite },
  isOpen,
  asked,
  onAsk,
  onOpen,
  onRename,
  onRemove,
}: {
  kept: ListedWorkspace;
  isOpen: boolean;
  asked: "rename" | "remove" | null;
  onAsk: (what: "rename" | "remove" | null) => void;
  onOpen: () => void;
  onRename: (name: string) => void;
  onRemove: () => void;
}) {
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(asked);
  useEffect(() => {
    // What was asked is answered: the focus goes back to who asked.
    if (asked === null && before.current !== null)
      row.current?.querySelector<HTMLElement>(`[data-ask="${before.current}"]`)?.focus();
    before.current = asked;
  }, [asked]);
  const marks = [isOpen && words.isOpen(), isOfSite && words.fromSite(), isChanged && words.isChanged()];
  return (
    <li ref={row} className={styles.row} data-open={isOpen || undefined}>
      <div className={styles.about}>
        {asked === "rename" ? (
          <form
            className={styles.rename}
            onSubmit={(event) => {
              event.preventDefault();
              onRename(String(new FormData(event.currentTarget).get("name")));
            }}
          >
            <input
              ref={begin}
              name="name"
              className={kit.line}
              aria-label={words.name()}
              defaultValue={name}
              dir="auto"
              maxLength={200}
              onKeyDown={(event) => {
                if (event.key !== "Escape") return;
                // The dialog stays.
                event.stopPropagation();
                onAsk(null);
              }}
            />
            <Button isSmall type="submit">
              {words.keepName()}
            </Button>
            <Button isSmall weight="quiet" onClick={() => onAsk(null)}>
              {uiWords.cancel()}
            </Button>
          </form>
        ) : (
          <p className={kit.name} dir="auto">
            {name}
          </p>
        )}
        <p className={kit.small}>
          {words.facts({ at: momentText(changedAt), size: sizeText(bytes) })}
          {marks.map((mark) => mark && <span key={mark}> · {mark}</span>)}
        </p>
        {asked === "remove" && (
          <p role="alert" className={styles.question}>
            {words.removeQuestion({ name })}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {asked === "remove" ? (
          <>
            <Button isSmall autoFocus onClick={() => onAsk(null)}>
              {uiWords.cancel()}
            </Button>
            <Button isSmall weight="solid" onClick={onRemove}>
              {words.remove()}
            </Button>
          </>
        ) : asked === "rename" ? null : (
          <>
            {!isOpen && (
              <Button isSmall aria-label={words.openNamed({ name })} onClick={onOpen}>
                {words.open()}
              </Button>
            )}
            <Button
              data-ask="rename"
              isSmall
              weight="quiet"
              aria-label={words.renameNamed({ name })}
              onClick={() => onAsk("rename")}
            >
              {words.rename()}
            </Button>
            <Button
              data-ask="remove"
              isSmall
              weight="quiet"
              aria-label={words.removeNamed({ name })}
              onClick={() => onAsk("remove")}
            >
              {words.remove()}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** Whether the browser may delete what it keeps, and the way to ask it not to. It may ask its user in turn. */
function Lasting() {
  const [isLasting, setIsLasting] = useState<boolean | "refused" | null>(null);
  const { storage } = navigator;
  useEffect(() => {
    void storage?.persisted?.().then(setIsLasting);
  }, []);
  if (isLasting === null) return null;
  return (
    <p className={kit.mute} role="status">
      {isLasting === true
        ? words.persistent()
        : isLasting === "refused"
          ? words.persistRefused()
          : words.notPersistent()}{" "}
      {isLasting === false && (
        <Button
          weight="link"
          onClick={async () => {
            setIsLasting((await storage.persist()) ? true : "refused");
          }}
        >
          {words.persist()}
        </Button>
      )}
    </p>
  );
}

function KeptTable() {
  const columns = [words.what(), words.where(), words.howLong()] as const;
  return (
    <table className={styles.table} aria-label={words.tableTitle()}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WHAT_IS_KEPT.map(({ what, where, howLong }) => (
          <tr key={what()}>
            <th scope="row">{what()}</th>
            <td data-column={columns[1]}>{where()}</td>
            <td data-column={columns[2]}>{howLong()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function download(fileName: string, value: unknown): void {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  saveText(new Blob([text], { type: "application/json" }), fileName);
}
