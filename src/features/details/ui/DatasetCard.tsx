import { Play } from "lucide-react";
import { useState } from "react";
import { licenceInWords, locatorInWords } from "../../../derive/claim-words.ts";
import { capitalised } from "../../../lib/capitalised.ts";
import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { Section } from "../../../lib/ui/Section.tsx";
import { isChanged } from "../../../model/document.ts";
import { statedVersion } from "../../../model/stated-version.ts";
import { describeWhen } from "../../../model/when.ts";
import { detailsWords as words } from "../../../words/en/details.ts";
import { filterWords } from "../../../words/en/filters.ts";
import { fitAll } from "../../../workspace/camera-commands.ts";
import { EntityLink } from "../../../workspace/ui/EntityLink.tsx";
import styles from "../../../workspace/ui/Record.module.css";
import { useWorkspace, useWorkspaceState } from "../../../workspace/ui/workspace-context.tsx";
import { applyView } from "../../../workspace/view-commands.ts";
import type { WorkspaceState } from "../../../workspace/workspace.ts";
import { presentStory } from "../../stories/ui/present-story.ts";
import { OpenTextButton } from "../../texts/ui/OpenTextButton.tsx";
import { SourceReference } from "../../texts/ui/SourceReference.tsx";
import { EvidenceLinks } from "./EvidenceLinks.tsx";

/** Loaded only where something was changed. */
const ChangedDocument = latePart(async () => (await import("./Changes.tsx")).ChangedDocument);

/** Sources that are listed before the user asks for more. */
const FIRST_SOURCES = 12;

const isEdited = ({ document }: WorkspaceState) => isChanged(document);

/** What is shown when nothing is selected: stories, questions that the graph answers, then the record of its sources. */
export function DatasetCard() {
  const { dataset } = useWorkspaceState((state) => state.knowledge);
  const [limit, setLimit] = useState(FIRST_SOURCES);
  const isNowChanged = useWorkspaceState(isEdited);
  const { dataset: head, sources, questions, entities, claims, derivedFrom } = dataset;
  return (
    <article>
      <p className={styles.overline}>{words.motto()}</p>
      {isNowChanged && <ChangedDocument />}
      <Stories />
      <h2 className={kit.title} dir="auto">
        {questions.length > 0 ? words.startWithQuestion() : head.title}
      </h2>
      {questions.length > 0 && <Questions />}
      <EvidenceLinks />
      {head.description !== undefined && <p className={styles.gloss}>{head.description}</p>}
      <dl className={kit.facts}>
        <div>
          <dt>{words.contents()}</dt>
          <dd>{words.counts({ entities: entities.length, claims: claims.length })}</dd>
        </div>
        <div>
          <dt>{head.version === undefined ? words.licence() : words.version()}</dt>
          <dd>
            {head.version !== undefined && `${head.version} · `}
            {licenceInWords(head)}
          </dd>
        </div>
        {derivedFrom !== null && (
          <div>
            <dt>{words.partOf()}</dt>
            <dd>{words.partOfDataset({ ...derivedFrom, version: statedVersion(derivedFrom) })}</dd>
          </div>
        )}
      </dl>
      {sources.slice(0, limit).map((source) => (
        <Section key={source.id} title={words.source()}>
          {/* What has no title is called by its address, which follows. */}
          <p className={kit.read}>{source.title ?? (source.address ? "" : source.id)}</p>
          <p className={kit.mute}>
            {source.authors.map((author, i) => (
              <span key={author}>
                {i > 0 && ", "}
                <EntityLink id={author} />
              </span>
            ))}
            {[
              source.authors[0] && "",
              source.publishedAt && describeWhen(source.publishedAt),
              source.text && words.characters({ count: source.text.length }),
            ]
              .filter((part) => part != null)
              .join(" · ")}
          </p>
          <SourceReference source={source} />
          <OpenTextButton source={source.id} at={null}>
            {source.text === undefined ? words.claimsOfSource() : words.openText()}
          </OpenTextButton>
          <ol className={styles.digests}>
            {source.segments
              .filter(({ digest }) => digest !== null)
              .map(({ at, digest }) => (
                <li key={at}>
                  <span className={kit.mute} title={locatorInWords(at)}>
                    {at}
                  </span>
                  <span>{capitalised(digest ?? "")}</span>
                </li>
              ))}
          </ol>
        </Section>
      ))}
      {sources.length > limit && (
        <Button weight="quiet" onClick={() => setLimit(Infinity)}>
          {filterWords.showMore({ count: sources.length - limit })}
        </Button>
      )}
    </article>
  );
}

function Questions() {
  const workspace = useWorkspace();
  const questions = useWorkspaceState((state) => state.knowledge.dataset.questions);
  return (
    <ol className={styles.questions}>
      {questions.map(({ id, question, answer, view }) => (
        <li key={id}>
          <button
            type="button"
            className={kit.row}
            onClick={() => {
              workspace.dispatch(applyView, view);
              if (view.camera === undefined) workspace.dispatch(fitAll);
            }}
          >
            <span className={kit.name} dir="auto">
              {question}
            </span>
            <span className={kit.mute} dir="auto">
              {answer}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Stories() {
  const workspace = useWorkspace();
  const stories = useWorkspaceState((state) => state.knowledge.dataset.stories);
  if (stories.length === 0) return null;
  return (
    <Section className={styles.stories} aria-label={words.stories()} title={words.stories()}>
      <ul>
        {stories.map(({ id, title, description, scenes }) => (
          <li key={id}>
            <button
              type="button"
              className={`${kit.row} ${styles.story}`}
              disabled={scenes.length === 0}
              title={description}
              onClick={() => presentStory(workspace, id)}
            >
              <Play size={13} strokeWidth={2} aria-label={words.present()} className={styles.play} />
              <span className={kit.name} dir="auto">
                {title}
              </span>
              <span className={kit.mute}>{words.scenes({ count: scenes.length })}</span>
              <span className={`${kit.mute} ${kit.cut} ${styles.storyTold}`} dir="auto">
                {description}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
