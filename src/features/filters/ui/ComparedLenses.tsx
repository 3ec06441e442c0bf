import { ArrowLeftRight, X } from "lucide-react";
import { Button } from "../../../lib/ui/Button.tsx";
import type { Hidden } from "../../../model/view-state.ts";
import { lensWords as words } from "../../../words/en/lens.ts";
import { numberText } from "../../../words/numbers.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { putOnLens } from "../lens-commands.ts";
import type { LensNumbers, Shares } from "../lens-numbers.ts";
import { stopComparing, swapLenses } from "../lens-setting-commands.ts";
import { isSameLens } from "../presets.ts";
import styles from "./LensPanel.module.css";
import { usePresets } from "./LensPresets.tsx";

const NOTHING_HIDDEN: Hidden = {};

/** Two lenses: which each is, how they divide the claims, and the legend of the two colours. */
export function ComparedLenses({ numbers }: { numbers: LensNumbers }) {
  const workspace = useWorkspace();
  const first = useWorkspaceState((state) => state.view.hidden);
  const second = useWorkspaceState((state) => state.view.against ?? NOTHING_HIDDEN);
  const { claims, entities, families } = numbers;
  return (
    <>
      <div className={styles.lenses}>
        <LensChoice letter="A" lens="first" hidden={first} />
        <LensChoice letter="B" lens="second" hidden={second} />
      </div>
      <div className={styles.bar}>
        <Button weight="quiet" isSmall onClick={() => workspace.dispatch(swapLenses)}>
          <ArrowLeftRight size={13} strokeWidth={1.75} aria-hidden /> {words.swap()}
        </Button>
        <Button weight="quiet" isSmall onClick={() => workspace.dispatch(stopComparing)}>
          <X size={13} strokeWidth={1.75} aria-hidden /> {words.stop()}
        </Button>
      </div>
      <div className={styles.bars} aria-hidden>
        <span className={styles.onlyA} style={{ flex: claims.onlyFirst }} />
        <span className={styles.both} style={{ flex: claims.both }} />
        <span className={styles.onlyB} style={{ flex: claims.onlySecond }} />
      </div>
      <table className={`${styles.table} ${styles.figures}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <span className={`${styles.sign} ${styles.onlyA}`} />
              {words.onlyA()}
            </th>
            <th scope="col">
              <span className={styles.sign} />
              {words.both()}
            </th>
            <th scope="col">
              <span className={`${styles.sign} ${styles.onlyB}`} />
              {words.onlyB()}
            </th>
          </tr>
        </thead>
        <tbody>
          <Figures label={words.claims()} shares={claims} />
          <Figures label={words.entities()} shares={entities} />
          {families.map((family) => (
            <Figures key={family.label} label={family.label} shares={family.entities} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Figures({ label, shares: { onlyFirst, both, onlySecond } }: { label: string; shares: Shares }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {[onlyFirst, both, onlySecond].map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
        <td key={at}>{count === 0 ? "–" : numberText(count)}</td>
      ))}
    </tr>
  );
}

/** One lens by its preset; a lens of the user's own has none. */
function LensChoice({ letter, lens, hidden }: { letter: string; lens: "first" | "second"; hidden: Hidden }) {
  const workspace = useWorkspace();
  const presets = usePresets();
  const on = presets.find((preset) => isSameLens(preset.hidden, hidden));
  return (
    <label className={styles.lens}>
      <span className={styles.letter}>{letter}</span>
      <select
        aria-label={words.lens({ letter })}
        value={on?.id ?? ""}
        onChange={(event) => {
          const preset = presets.find(({ id }) => id === event.target.value);
          if (preset !== undefined) workspace.dispatch(putOnLens, { lens, hidden: preset.hidden });
        }}
      >
        {on === undefined && <option value="">{words.custom()}</option>}
        {presets.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
