import { useMemo } from "react";
import { labelOf } from "../../../derive/claim-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { rich, strong } from "../../../lib/ui/rich.tsx";
import { pathWords as words } from "../../../words/en/paths.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { joinEnds } from "../join-ends.ts";
import { changesInWords, type JoiningOffer, joiningOffers } from "../joining-offers.ts";
import type { PathPanelState } from "../open-paths.ts";
import { routeInWords } from "../path-words.ts";
import styles from "./PathPanel.module.css";

/** Says that no path is found, and which changes would connect the two, each with a button. */
export function NoPath({ room }: { room: PathPanelState }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const view = useWorkspaceState((state) => state.view);
  const { hidden, fields, time, focus, grown, aside, against, room: open } = view;
  // Neither camera nor selection changes what would connect them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts of the view, and no other
  const offers = useMemo(
    () => joiningOffers(knowledge, view, room),
    [knowledge, hidden, fields, time, focus, grown, aside, against, open],
  );
  const ends = { from: labelOf(knowledge, room.from), to: labelOf(knowledge, room.to) };
  return (
    <section aria-label={words.none()}>
      <p className={styles.verdict}>
        {offers.length === 0
          ? words.noneInDataset(ends)
          : room.avoid.length > 0 || room.directed
            ? words.noneWithOptions(ends)
            : words.noneWithFilters(ends)}
      </p>
      {offers.map((offer) => (
        <Offer key={`${offer.directed} ${offer.avoid.join()} ${offer.reopening === null}`} room={room} offer={offer} />
      ))}
    </section>
  );
}

function Offer({ room, offer }: { room: PathPanelState; offer: JoiningOffer }) {
  const workspace = useWorkspace();
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const { reopening, directed, avoid, path, hiddenSteps } = offer;
  const changes = changesInWords(knowledge, room, offer);
  return (
    <div className={`${kit.stack} ${styles.offer}`}>
      <p>{rich(words.connectedIf, { changes, steps: path.steps.length, hidden: hiddenSteps }, { b: strong })}</p>
      <p className={kit.mute}>{routeInWords(knowledge, path)}</p>
      <Button onClick={() => workspace.dispatch(joinEnds, { reopening, directed, avoid })}>
        {words.showThisPath()}
      </Button>
    </div>
  );
}
