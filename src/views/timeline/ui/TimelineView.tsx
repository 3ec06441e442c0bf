import { useMemo, useState } from "react";
import type { LegendGroup } from "../../../drawing/legend-entry.ts";
import { DrawnView } from "../../../drawing/ui/DrawnView.tsx";
import { SignKey } from "../../../drawing/ui/SignKey.tsx";
import { ViewChoice } from "../../../drawing/ui/ViewChoice.tsx";
import type { ViewProps } from "../../../drawing/ui/view.ts";
import { useMedia } from "../../../lib/ui/use-media.ts";
import { TIMELINE_AXES, TIMELINE_ITEMS, TIMELINE_LANES, TIMELINE_TIMES } from "../../../model/view-slices/timeline.ts";
import type { ViewState } from "../../../model/view-state.ts";
import { timelineViewWords as words } from "../../../words/en/timeline-view.ts";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { datedRange } from "../dated.ts";
import { timelineOf } from "../timeline.ts";
import { setTimeline } from "../timeline-commands.ts";
import { notesOf, timelineKind } from "../timeline-view.ts";
import { AxisBrush } from "./AxisBrush.tsx";

const settingOf = ({ view }: WorkspaceState) => view.timeline;
const knowledgeOf = ({ knowledge }: WorkspaceState) => knowledge;
const derivedOf = ({ derived }: WorkspaceState) => derived;
const isAloneIn = ({ view }: WorkspaceState) => view.views.second === null;
const LANES = { family: words.byFamily, type: words.byType, place: words.byPlace, holder: words.byHolder } as const;
const ITEMS = { all: words.all, events: words.onlyEvents, claims: words.onlyClaims } as const;
const TIMES = { event: words.ofEvent, saying: words.ofSaying, both: words.ofBoth } as const;
const AXES = { broken: words.broken, even: words.even } as const;

/** The timeline, with the choices of its lanes, of what is on it, and of its axis. What can do nothing is off. */
export function TimelineView(props: ViewProps) {
  const workspace = useWorkspace();
  const setting = useWorkspaceState(settingOf);
  const knowledge = useWorkspaceState(knowledgeOf);
  const derived = useWorkspaceState(derivedOf);
  const range = datedRange(knowledge, setting.time);
  const isOff = range === null;
  const isAlone = useWorkspaceState(isAloneIn);
  const hasRoom = useMedia("(min-width: 1200px) and (min-height: 800px)") && isAlone;
  const notes = useMemo(() => {
    const view = { ...workspace.store.getState().view, timeline: setting };
    return notesOf({ view }, timelineOf({ knowledge, derived, view }));
  }, [workspace, knowledge, derived, setting]);
  const [legend, setLegend] = useState<readonly LegendGroup[]>([]);
  // Types and certainties are explained by the legend of the page.
  const signs = legend.slice(-1);
  const choice = <Key extends keyof ViewState["timeline"]>(key: Key, value: ViewState["timeline"][Key]) =>
    workspace.dispatch(setTimeline, { ...setting, [key]: value });
  return (
    <DrawnView
      {...props}
      kind={timelineKind}
      label={words.label()}
      settings={
        <>
          <ViewChoice
            label={words.lanes()}
            options={TIMELINE_LANES.map((id) => [id, LANES[id]()] as const)}
            value={setting.lanes}
            isOff={isOff}
            onChange={(value) => choice("lanes", value)}
          />
          <ViewChoice
            label={words.items()}
            options={TIMELINE_ITEMS.map((id) => [id, ITEMS[id]()] as const)}
            value={setting.items}
            isOff={isOff}
            onChange={(value) => choice("items", value)}
          />
          <ViewChoice
            label={words.time()}
            options={TIMELINE_TIMES.map((id) => [id, TIMES[id]()] as const)}
            value={setting.time}
            isOff={isOff && datedRange(knowledge, "both") === null}
            onChange={(value) => choice("time", value)}
          />
          <ViewChoice
            label={words.axis()}
            options={TIMELINE_AXES.map((id) => [id, AXES[id]()] as const)}
            value={setting.axis}
            isOff={isOff || range?.quiet.length === 0}
            onChange={(value) => choice("axis", value)}
          />
        </>
      }
      onLegend={setLegend}
      notes={
        <>
          {notes.length > 0 && <p>{notes.join(" ")}</p>}
          {range !== null && (
            <details open={hasRoom}>
              <summary>{words.key()}</summary>
              <SignKey groups={signs} />
            </details>
          )}
        </>
      }
      {...(range === null || props.hasTools === false
        ? {}
        : {
            over: (sightNow) => <AxisBrush range={range} isBroken={setting.axis === "broken"} sightNow={sightNow} />,
          })}
    />
  );
}
