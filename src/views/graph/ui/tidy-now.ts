import { say } from "../../../lib/ui/notice.ts";
import { uiWords } from "../../../words/en/ui.ts";
import { tidy } from "../tidy-commands.ts";

/** Lays out what is shown for itself; a notice says so where the code for that cannot be loaded. */
export function tidyNow(workspace: Parameters<typeof tidy>[0]): void {
  tidy(workspace).catch((error: unknown) => {
    console.error(error);
    say(uiWords.notLoaded());
  });
}
