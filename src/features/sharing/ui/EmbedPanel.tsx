import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { Section } from "../../../lib/ui/Section.tsx";
import { isChanged } from "../../../model/document.ts";
import { encodeView } from "../../../model/share-link.ts";
import { encodeStoryLink } from "../../../model/story-link.ts";
import { sharingWords as words } from "../../../words/en/sharing.ts";
import type { Words } from "../../../words/message.ts";
import { useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { usePresentation } from "../../stories/ui/use-presentation.ts";
import { EMBED_CONTROLS, type EmbedControl } from "../embed.ts";
import { EMBED_EDGE, EMBED_SIZES, embedAddress, embedCode } from "../embed-code.ts";
import { isTooLong, lengthWarning } from "../link-length.ts";
import { CopyField } from "./CopyField.tsx";
import { Reach, reachOfChanges, reachOfEmbeds, whyNotEmbeddable } from "./Reach.tsx";
import { firstScene, type SceneId, SceneSelect } from "./SceneSelect.tsx";
import styles from "./ShareDialog.module.css";
import { sharedStories } from "./shared-stories.ts";
import type { SharingProperties } from "./sharing.ts";

const OWN = "own";
/** Width at which a fluid embed is previewed, in CSS pixels. */
const FLUID_PREVIEW = 760;
/** The controls that are ticked at first. */
const FIRST_CONTROLS: readonly EmbedControl[] = ["counts", "reading"];

const CONTROL_WORDS: Readonly<
  Record<EmbedControl, { readonly title: () => Words; readonly description: () => Words }>
> = {
  search: { title: words.searchControl, description: words.searchControlHint },
  legend: { title: words.legendControl, description: words.legendControlHint },
  counts: { title: words.countsControl, description: words.countsControlHint },
  time: { title: words.timeControl, description: words.timeControlHint },
  reading: { title: words.detailsControl, description: words.detailsControlHint },
  menu: { title: words.menuControl, description: words.menuControlHint },
};

const SIZE_WORDS = { column: words.column, page: words.page, slide: words.slide, fluid: words.fluid };

const wholeState = (state: WorkspaceState) => state;

/** The code that shows the view or a scene inside another page, with the controls and the size chosen here. */
export function EmbedPanel({ page, isOwnFile, copy }: SharingProperties) {
  const state = useWorkspaceState(wholeState);
  const stories = sharedStories(state);
  const presented = usePresentation((on) => on);
  const [scene, setScene] = useState<SceneId | null>(() =>
    presented === null ? null : firstScene(stories, presented),
  );
  const [controls, setControls] = useState(FIRST_CONTROLS);
  const [size, setSize] = useState({ id: "column", width: "600", height: "400" });
  const [isPreviewed, setIsPreviewed] = useState(false);

  const obstacle = whyNotEmbeddable(page.reach, isOwnFile);
  if (obstacle !== null) return <Reach warning={obstacle} />;

  const width = size.id === "fluid" ? ("100%" as const) : edgeOf(size.width);
  const height = edgeOf(size.height);
  const fragment = scene === null ? encodeView(state.view) : encodeStoryLink(scene);
  const address = embedAddress(page.href, controls, fragment);
  const { title } = state.knowledge.dataset.dataset;
  const code = width === null || height === null ? null : embedCode(address, title, { width, height });
  return (
    <>
      <Reach warning={reachOfEmbeds(page.reach)} />
      <Reach warning={reachOfChanges(isChanged(state.document))} />
      <Section title={words.viewOrScene()}>
        <SceneSelect label={words.viewOrScene()} stories={stories} value={scene} onChange={setScene}>
          <option value="">{words.currentView()}</option>
        </SceneSelect>
      </Section>
      <Section title={words.controls()}>
        <div className={styles.controls}>
          {EMBED_CONTROLS.all.map(({ id }) => (
            <Control
              key={id}
              title={CONTROL_WORDS[id].title()}
              description={CONTROL_WORDS[id].description()}
              isOn={controls.includes(id)}
              onChange={(isOn) => setControls(isOn ? [...controls, id] : controls.filter((each) => each !== id))}
            />
          ))}
        </div>
      </Section>
      <Section title={words.size()}>
        <div className={`${kit.tools} ${styles.size}`}>
          <select
            aria-label={words.size()}
            className={styles.select}
            value={size.id}
            onChange={(event) => {
              const preset = EMBED_SIZES.get(event.currentTarget.value);
              if (preset === undefined) setSize({ ...size, id: OWN });
              else
                setSize({
                  id: preset.id,
                  width: preset.width === "100%" ? size.width : String(preset.width),
                  height: String(preset.height),
                });
            }}
          >
            {EMBED_SIZES.all.map((preset) => (
              <option key={preset.id} value={preset.id}>
                {words.sizeOption({
                  size: SIZE_WORDS[preset.id](),
                  width: String(preset.width),
                  height: String(preset.height),
                })}
              </option>
            ))}
            <option value={OWN}>{words.custom()}</option>
          </select>
          {size.id !== "fluid" && (
            <Edge
              label={words.width()}
              value={size.width}
              isWrong={width === null}
              onChange={(next) => setSize({ ...size, id: OWN, width: next })}
            />
          )}
          <Edge
            label={words.height()}
            value={size.height}
            isWrong={height === null}
            onChange={(next) => setSize({ ...size, id: size.id === "fluid" ? "fluid" : OWN, height: next })}
          />
        </div>
      </Section>
      <Section title={words.code()}>
        {code === null ? (
          <p className={kit.warning} role="alert">
            {words.wrongSize(EMBED_EDGE)}
          </p>
        ) : isTooLong(fragment) ? (
          <p className={kit.warning} role="alert">
            {lengthWarning(fragment)} {words.narrowView()}
          </p>
        ) : (
          <CopyField label={words.embedCode()} text={code} rows={5} onCopy={() => copy(words.codeCopied(), code)} />
        )}
      </Section>
      <Section title={words.preview()}>
        {isPreviewed && width !== null && height !== null && !isTooLong(fragment) ? (
          <Preview address={address} title={title} width={width === "100%" ? FLUID_PREVIEW : width} height={height} />
        ) : (
          <Button onClick={() => setIsPreviewed(true)}>{words.showPreview()}</Button>
        )}
      </Section>
    </>
  );
}

function Control({
  title,
  description,
  isOn,
  onChange,
}: {
  title: Words;
  description: Words;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const id = useId();
  return (
    <label className={styles.control}>
      <input
        type="checkbox"
        checked={isOn}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <span id={`${id}-title`} className={styles.controlTitle}>
          {title}
        </span>
        <span id={`${id}-description`} className={kit.mute}>
          {description}
        </span>
      </span>
    </label>
  );
}

function Edge({
  label,
  value,
  isWrong,
  onChange,
}: {
  label: Words;
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <label className={styles.edge}>
      <span>{label}</span>
      <input
        className={kit.box}
        type="text"
        inputMode="numeric"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** The embedded page itself, made small. */
function Preview({ address, title, width, height }: { address: string; title: string; width: number; height: number }) {
  const frame = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(0);
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const observer = new ResizeObserver(() => setAvailable(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, available / width);
  return (
    <div ref={frame}>
      <div className={styles.preview} style={{ width: width * scale, height: height * scale }}>
        <iframe
          src={address}
          title={words.previewOf({ title })}
          // Keys within it would be caught there, and Escape would not close the dialog.
          inert
          style={{ width, height, scale: String(scale) }}
        />
      </div>
    </div>
  );
}

/** An edge as it is typed; null where it is no number that is offered. */
function edgeOf(text: string): number | null {
  const edge = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return edge >= EMBED_EDGE.min && edge <= EMBED_EDGE.max ? edge : null;
}
