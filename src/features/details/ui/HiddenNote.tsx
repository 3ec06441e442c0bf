import { Button } from "../../../lib/ui/Button.tsx";
import kit from "../../../lib/ui/kit.module.css";
import { recordWords as words } from "../../../words/en/records.ts";
import type { Words } from "../../../words/message.ts";
import { showAnyway } from "../../../workspace/show-anyway.ts";
import { useWorkspace } from "../../../workspace/ui/workspace-context.tsx";

/** Says that filters hide something, with the button that shows it anyway, selected as before. */
export function HiddenNote({
  text = words.hidden(),
  button = words.showAnyway(),
  entities = [],
  claims = [],
}: {
  text?: Words;
  button?: Words;
  /** What is hidden, by id. */
  entities?: readonly string[];
  claims?: readonly string[];
}) {
  const workspace = useWorkspace();
  return (
    <p className={kit.note}>
      <span>{text}</span>{" "}
      <Button
        weight="link"
        onClick={() => workspace.dispatch(showAnyway, { entities: [...entities], claims: [...claims] })}
      >
        {button}
      </Button>
    </p>
  );
}
