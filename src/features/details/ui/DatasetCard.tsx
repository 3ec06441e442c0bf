import { Play } from "lucide-react";
import { licenceInWords, locatorInWords, sourceName } from "../../../derive/claim-words.ts";
import { latePart } from "../../../lib/ui/late-part.tsx";
import { isChanged } from "../../../model/document.ts";
import { describeWhen } from "../../../model/when.ts";
import { detailsWords as words } from "../../../words/en/details.ts";
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

const isEdited = ({ document }: WorkspaceState) => isChanged(document);

/** What is shown when nothing is selected: stories, questions that the graph answers, then the record of its sources. */
export function DatasetCard() {
  const { dataset } = useWorkspaceState((state) => state.knowledge);
  const isNowChanged = useWorkspaceState(isEdited);
  const { dataset: head, sources, questions, entities, claims, derivedFrom } = dataset;
  return (
    <article>
      <p className={styles.overline}>{words.motto()}</p>
      {isNowChanged && <ChangedDocument />}
      <Stories />
      <h2 className={styles.title} dir="auto">
        {questions.length > 0 ? words.startWithQuestion() : head.title}
      </h2>
      {questions.length > 0 && <Questions />}
      <EvidenceLinks />
      {head.description !== undefined && <p className={styles.gloss}>{head.description}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{words.contents()}</dt>
          <dd>{words.counts({ entities: entities.length, claims: claims.length })}</dd>
        </div>
        <div>
          <dt>{words.version()}</dt>
          <dd>
            {head.version} · {licenceInWords(head)}
          </dd>
        </div>
        {derivedFrom !== null && (
          <div>
            <dt>{words.partOf()}</dt>
            <dd>{words.partOfDataset(derivedFrom)}</dd>
          </div>
        )}
      </dl>
      {sources.map((source) => (
        <section key={source.id} className={styles.section}>
          <h3 className={styles.head}>{words.source()}</h3>
          <p className={styles.sourceTitle}>{sourceName(source)}</p>
          <p className={styles.aside}>
            {source.authors.map((author, i) => (
              <span key={author}>
                {i > 0 && ", "}
                <EntityLink id={author} />
              </span>
            ))}
            {source.publishedAt !== null && ` · ${describeWhen(source.publishedAt)}`}
            {source.text !== undefined && ` · ${words.characters({ count: source.text.length })}`}
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
                  <span className={styles.digestAt} title={locatorInWords(at)}>
                    {at}
                  </span>
                  <span>{digest}</span>
                </li>
              ))}
          </ol>
        </section>
      ))}
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
            className={styles.question}
            onClick={() => {
              workspace.dispatch(applyView, view);
              if (view.camera === undefined) workspace.dispatch(fitAll);
            }}
          >
            <span className={styles.questionWords}>{question}</span>
            <span className={styles.aside}>{answer}</span>
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
    <section className={styles.stories} aria-label={words.stories()}>
      <h3 className={styles.head}>{words.stories()}</h3>
      <ul>
        {stories.map(({ id, title, description, scenes }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.story}
              disabled={scenes.length === 0}
              title={description}
              onClick={() => presentStory(workspace, id)}
            >
              <Play size={13} strokeWidth={2} aria-label={words.present()} className={styles.play} />
              <span className={styles.questionWords} dir="auto">
                {title}
              </span>
              <span className={styles.aside}>{words.scenes({ count: scenes.length })}</span>
              <span className={styles.storyTold} dir="auto">
                {description}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
