import { useMemo } from "react";
import { labelOf } from "../../../derive/claim-words.ts";
import { counted } from "../../../lib/count-words.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { joinEnds } from "../join-ends.ts";
import { type JoiningOffer, joiningOffers, reopeningInWords } from "../joining-offers.ts";
import type { PathPanelState } from "../path-commands.ts";
import { routeInWords } from "../path-words.ts";
import styles from "./PathPanel.module.css";

/** Says that nothing joins the two as they are looked at, why, and what would, each as a button. */
export function NoPath({ room }: { room: PathPanelState }) {
  const knowledge = useWorkspaceState((state) => state.knowledge);
  const view = useWorkspaceState((state) => state.view);
  const { hidden, time, focus, grown, aside, against, room: open } = view;
  // Neither camera nor selection changes what would join them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these parts of the view, and no other
  const offers = useMemo(
    () => joiningOffers(knowledge, view, room),
    [knowledge, hidden, time, focus, grown, aside, against, open],
  );
  const [from, to] = [labelOf(knowledge, room.from), labelOf(knowledge, room.to)];
  return (
    <section aria-label="No path">
      <p className={styles.verdict}>
        {offers.length === 0
          ? `Nothing in this dataset joins ${from} and ${to}.`
          : `Nothing that is shown joins ${from} and ${to}${room.avoid.length > 0 || room.directed ? " in this way" : ""}.`}
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
  const options = [
    ...(room.directed && !directed ? ["walk claims both ways"] : []),
    ...(room.avoid.length > 0 && avoid.length === 0 ? ["avoid nothing"] : []),
  ];
  const steps = counted(path.steps.length, "step");
  return (
    <div className={`${kit.stack} ${styles.offer}`}>
      <p>
        They are joined if you{" "}
        {reopening !== null && (
          <>
            also take <strong>{reopeningInWords(knowledge, reopening)}</strong>
          </>
        )}
        {reopening !== null && options.length > 0 && " and "}
        {options.length > 0 && <strong>{options.join(" and ")}</strong>}
        {`: ${steps}${hiddenSteps === 0 ? "" : `, ${hiddenSteps} of them on hidden claims`}.`}
      </p>
      <p className={kit.mute}>{routeInWords(knowledge, path)}</p>
      <Button onClick={() => workspace.dispatch(joinEnds, { reopening, directed, avoid })}>
        {reopening === null ? capitalised(options.join(" and ")) : "Take them too"}
      </Button>
    </div>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
