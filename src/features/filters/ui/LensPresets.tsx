import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { filterWords as words } from "../../../words/en/filters.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { putOnLens } from "../lens-commands.ts";
import { isSameLens, type LensPreset, lensPresets } from "../presets.ts";

const presetsByFacts = new WeakMap<object, readonly LensPreset[]>();

/** The presets of the dataset that is open; made once per dataset. */
export function usePresets(): readonly LensPreset[] {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const known = presetsByFacts.get(knowledge.facts);
  if (known !== undefined) return known;
  const presets = lensPresets(knowledge);
  presetsByFacts.set(knowledge.facts, presets);
  return presets;
}

/**
 * Lenses to choose in one go; the one that is on is pressed.
 * @param most how many are offered: a legend has room for the first few.
 */
export function LensPresets({ most }: { most?: number }) {
  const workspace = useWorkspace();
  const hidden = useWorkspaceState((state) => state.view.hidden);
  const presets = usePresets();
  if (presets.length < 2) return null;
  return (
    <fieldset className={kit.chips} aria-label={words.lens()}>
      {presets.slice(0, most).map(({ id, title, definition, hidden: lens }) => (
        <Button
          key={id}
          weight="chip"
          title={definition}
          aria-pressed={isSameLens(hidden, lens)}
          onClick={() => workspace.dispatch(putOnLens, { lens: "first", hidden: lens })}
        >
          {title}
        </Button>
      ))}
    </fieldset>
  );
}
