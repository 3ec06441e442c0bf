import { expect, test } from "vitest";
import { DEFAULT_VIEW, type PanelState } from "../../../src/model/view-state.ts";
import { panels } from "../../../src/product/ui/panels.ts";

/** All kinds, since the compiler misses any that is left out. */
const KINDS: Readonly<Record<PanelState["kind"], true>> = {
  reading: true,
  text: true,
  contested: true,
  path: true,
  comparison: true,
  voices: true,
  lens: true,
  layouts: true,
  claims: true,
  stories: true,
  exercises: true,
};

test("every panel that a view can name is in the list, but for the record that stands where none is open", () => {
  const listed: readonly string[] = panels.all.map(({ id }) => id);
  expect([...listed, DEFAULT_VIEW.room.kind].sort()).toEqual(Object.keys(KINDS).sort());
});
