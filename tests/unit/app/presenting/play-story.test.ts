import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { playStory } from "../../../../src/app/presenting/play-story.ts";
import { presenterOf } from "../../../../src/features/stories/presenter.ts";
import { select } from "../../../../src/workspace/selection-commands.ts";
import { createWorkspace, type Workspace } from "../../../../src/workspace/workspace.ts";
import { smallDataset } from "../../../fixtures/small-dataset.ts";

let workspace: Workspace;
let ended: () => void;
let stop: () => void;
const place = () => {
  const presentation = presenterOf(workspace).store.getState();
  return presentation && `${presentation.scene}.${presentation.step}`;
};

beforeEach(() => {
  vi.useFakeTimers();
  workspace = createWorkspace(smallDataset());
  presenterOf(workspace).present({ story: "three-accounts", scene: 0, step: 0 });
  ended = vi.fn<() => void>();
  stop = playStory(workspace, ended);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("a story that plays by itself", () => {
  test("stays at each step for its time, goes through them all, and says when it is over", () => {
    // The first scene says four seconds; the steps of the second have few words.
    vi.advanceTimersByTime(3_999);
    expect(place()).toBe("0.0");
    vi.advanceTimersByTime(1);
    expect(place()).toBe("1.0");
    vi.advanceTimersByTime(4_000);
    expect(place()).toBe("1.1");
    vi.advanceTimersByTime(4_000);
    expect(place()).toBe("1.2");
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(4_000);
    expect(place()).toBe("1.2");
    expect(ended).toHaveBeenCalledOnce();
  });

  test("waits while the presenter is away from the scene, and gives the step its time anew", () => {
    vi.advanceTimersByTime(3_000);
    presenterOf(workspace)
      .store.getState()
      ?.workspace.dispatch(select, { entities: ["e.orm"], claims: [] });
    vi.advanceTimersByTime(60_000);
    expect(place()).toBe("0.0");
    presenterOf(workspace).returnToScene();
    vi.advanceTimersByTime(3_999);
    expect(place()).toBe("0.0");
    vi.advanceTimersByTime(1);
    expect(place()).toBe("1.0");
  });

  test("counts anew from where a key goes", () => {
    vi.advanceTimersByTime(3_000);
    presenterOf(workspace).present({ story: "three-accounts", scene: 1, step: 0 });
    vi.advanceTimersByTime(3_999);
    expect(place()).toBe("1.0");
    vi.advanceTimersByTime(1);
    expect(place()).toBe("1.1");
  });

  test("stops when told to, and with the story", () => {
    presenterOf(workspace).end();
    vi.advanceTimersByTime(60_000);
    expect(place()).toBeNull();
    presenterOf(workspace).present({ story: "three-accounts", scene: 0, step: 0 });
    stop();
    vi.advanceTimersByTime(60_000);
    expect(place()).toBe("0.0");
  });
});
