import { isSameJson } from "../lib/same-json.ts";
import type { Issue } from "./issue.ts";
import { type LinkPart, readFragment, writeFragment } from "./link-fragment.ts";
import { readStoryLink, type StoryLink } from "./story-link.ts";
import {
  DEFAULT_VIEW,
  SLICE_IDS,
  type SliceId,
  specify,
  type ViewSpecification,
  type ViewState,
  viewSlices,
} from "./view-state.ts";

/**
 * Writes a view as the fragment of an address, without "#". Only what differs from the default is written, slice by
 * slice, the default view is the empty text, and equal views give equal texts:
 *
 * `v=1&hide.kind=person,office&time=2009..2018&match=certainly&undated=hide&focus=e.iran~2&sel=e.iran,c.0042`
 *
 * Numbers are rounded to what can be seen. A fragment that is longer than LONGEST_FRAGMENT would not be read again.
 */
export function encodeView(view: ViewState): string {
  const write = <Id extends SliceId>(id: Id): readonly LinkPart[] =>
    isSameJson(view[id], DEFAULT_VIEW[id]) ? [] : viewSlices[id].write(view[id]);
  return writeFragment(SLICE_IDS.flatMap((id) => write(id)));
}

/**
 * Reads a fragment, without "#". What cannot be read is left out and becomes an issue whose path is the key; the rest is
 * kept. Whether the ids are of the dataset at hand is for `fitView` to say. Never throws.
 */
export function decodeView(fragment: string): {
  readonly view: ViewSpecification;
  /** The story that the link begins to present; null where it names none. */
  readonly story: StoryLink | null;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  return readFragment(fragment, issues, (parts) => ({
    view: specify((id) => viewSlices[id].read(parts)),
    story: readStoryLink(parts),
    issues,
  }));
}
