import { useState } from "react";
import { Button } from "../../lib/ui/Button.tsx";
import { copyText } from "../../lib/ui/copy-text.ts";
import kit from "../../lib/ui/kit.module.css";
import { type Issue, issueLine } from "../../model/issue.ts";
import { copyingWords as copying } from "../../words/en/copying.ts";
import { issueListWords as words } from "../../words/en/issue-list.ts";
import { workspaceWords } from "../../words/en/workspace.ts";
import type { Words } from "../../words/message.ts";
import styles from "./IssueList.module.css";

/** Issues that are shown before the user asks for more. */
const FIRST = 20;
/** Most that one press adds: a list of thousands must not hold the page up. */
const STEP = 300;
/** From this many on, issues of one rule stand together under one heading. */
const GROUP_FROM = 4;

/** What an issue is called. */
type Noun = "problem" | "note";

/**
 * All issues of something: what each is, what to do, where it is. Many of one kind stand together; a long list is shown
 * piece by piece and can be copied whole.
 */
export function IssueList({
  issues,
  total = issues.length,
  noun = "problem",
}: {
  issues: readonly Issue[];
  /** How many there are, where `issues` holds only the first of them. */
  total?: number;
  noun?: Noun;
}) {
  const [limit, setLimit] = useState(FIRST);
  const [copied, setCopied] = useState<string | null>(null);
  const groups = groupsOf(issues);
  const shown = Math.min(limit, issues.length);
  const left = issues.length - shown;

  const copyAll = async () => {
    const lines: Words[] = issues.map(issueLine);
    if (total > issues.length) lines.push(words.andMore({ noun, count: total - issues.length }));
    const isDone = await copyText(lines.join("\n"));
    setCopied(isDone ? copying.copied() : copying.notAllowed());
  };

  return (
    <section aria-label={words.count({ noun, count: total })}>
      <div className={styles.head}>
        <span className={kit.head}>
          {shown < total ? words.firstShown({ noun, count: total, shown }) : words.count({ noun, count: total })}
        </span>
        <span role="status" className={kit.mute}>
          {copied}
        </span>
        <Button weight="quiet" onClick={copyAll}>
          {words.copyAll()}
        </Button>
      </div>
      <ol>
        {firstOf(groups, limit).map(({ code, issues: members, size }) => (
          <li key={code} className={styles.group}>
            {size < GROUP_FROM ? (
              members.map((issue, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its end
                <SingleIssue key={at} issue={issue} />
              ))
            ) : (
              <IssueGroup issues={members} size={size} noun={noun} />
            )}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <Button className={styles.more ?? ""} onClick={() => setLimit(limit + STEP)}>
          {left <= STEP ? words.showAll({ count: issues.length }) : workspaceWords.showMore({ count: STEP })}
        </Button>
      )}
      {left === 0 && total > issues.length && (
        <p className={`${kit.mute} ${styles.more}`}>{words.notListed({ noun, count: total - issues.length })}</p>
      )}
    </section>
  );
}

function SingleIssue({ issue: { message, hint, path } }: { issue: Issue }) {
  return (
    <div className={styles.issue}>
      <p>{message}</p>
      {hint !== null && <p className={kit.mute}>{hint}</p>}
      {path !== "" && <code className={`${kit.mute} ${kit.code}`}>{path}</code>}
    </div>
  );
}

/** Issues of one rule: what they share is said once. */
function IssueGroup({ issues, size, noun }: { issues: readonly Issue[]; size: number; noun: Noun }) {
  const message = shared(issues.map((issue) => issue.message));
  const hint = shared(issues.map((issue) => issue.hint));
  return (
    <div className={styles.issue}>
      <p>
        {message ?? words.alike({ noun, count: size })}
        {message !== undefined && <span className={kit.mute}> {words.times({ count: size })}</span>}
      </p>
      {typeof hint === "string" && <p className={kit.mute}>{hint}</p>}
      <ul className={styles.members}>
        {issues.map((issue, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its end
          <li key={at} className={kit.member}>
            {message === undefined && <p>{issue.message}</p>}
            {hint === undefined && issue.hint !== null && <p className={kit.mute}>{issue.hint}</p>}
            {issue.path !== "" && <code className={`${kit.mute} ${kit.code}`}>{issue.path}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The one value that all have; undefined where they differ. */
function shared<Value>(values: readonly Value[]): Value | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

interface Group {
  readonly code: string;
  /** Those of the rule that are shown. */
  readonly issues: readonly Issue[];
  /** How many there are of the rule. */
  readonly size: number;
}

/** Issues by rule, a rule standing where its first issue stood. */
function groupsOf(issues: readonly Issue[]): readonly Group[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const group = groups.get(issue.code);
    if (group) group.push(issue);
    else groups.set(issue.code, [issue]);
  }
  return Array.from(groups, ([code, members]) => ({ code, issues: members, size: members.length }));
}

/** The groups cut down to their first `limit` issues in all. */
function firstOf(groups: readonly Group[], limit: number): readonly Group[] {
  let left = limit;
  return groups.flatMap((group) => {
    const issues = group.issues.slice(0, left);
    left -= issues.length;
    return issues.length === 0 ? [] : [{ ...group, issues }];
  });
}
