import { onTestFinished } from "vitest";
import { cdp, commands, userEvent } from "vitest/browser";

declare module "vitest/browser" {
  interface BrowserCommands {
    holdClipboard(): Promise<void>;
    releaseClipboard(): Promise<void>;
  }
}

/** Keeps the browser's clipboard for this test until it ends; tests in other pages wait. */
export async function holdClipboard(): Promise<void> {
  await commands.holdClipboard();
  onTestFinished(() => commands.releaseClipboard());
}

/** Lets this page write to the clipboard, or forbids it, as the reader would by the browser's question. */
export async function permitCopying(setting: "granted" | "denied"): Promise<void> {
  const { targetInfo } = await cdp().send("Target.getTargetInfo");
  const { browserContextId } = targetInfo;
  await cdp().send("Browser.setPermission", {
    permission: { name: "clipboard-write" },
    setting,
    ...(browserContextId === undefined ? {} : { browserContextId }),
  });
}

/** What the clipboard holds, as a paste brings it. */
export async function pasted(type = "text/plain"): Promise<string | undefined> {
  const heard = new Promise<string | undefined>((resolve) =>
    document.addEventListener("paste", ({ clipboardData }) => resolve(clipboardData?.getData(type)), { once: true }),
  );
  await userEvent.keyboard("{Control>}v{/Control}");
  return heard;
}
