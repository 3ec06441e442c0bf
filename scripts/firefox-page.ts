import { startFirefox } from "./firefox.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
}
type Key = { readonly type: "keyDown" | "keyUp"; readonly value: string };

/** A page in a Firefox of its own, driven by WebDriver BiDi, with all that went on in it. */
export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** The value of an expression in the page, awaited there; it must be one that JSON can hold. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Presses keys one after the other: characters, or the code points of WebDriver for the others. */
  press(...keys: readonly string[]): Promise<void>;
  /** Presses the first mouse button at a point of the page, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  /** A PNG of what is to be seen. */
  screenshot(): Promise<Buffer>;
  /** Messages of the console of level "error" and errors that nobody caught, those about the policy among them. */
  readonly errors: string[];
  /** Addresses of all requests of the page. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** WebDriver's code points of keys without a character. */
export const ENTER = "\uE007";

/**
 * Starts a Firefox and opens an empty page in it.
 * @throws where it does not come up.
 */
export async function openFirefox(
  path: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<FirefoxPage> {
  const browser = await startFirefox(path);
  try {
    return await openIn(browser.endpoint, viewport, () => browser.close());
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function openIn(endpoint: string, viewport: object, end: () => Promise<void>): Promise<FirefoxPage> {
  const socket = await connected(endpoint);
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  const errors: string[] = [];
  const requests: string[] = [];
  let lastId = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result, error, message } = JSON.parse(String(data)) as Message;
    if (id !== undefined) {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error === undefined) resolve?.(result ?? {});
      else reject?.(new Error(`Firefox: ${error}: ${message}`));
    } else if (method === "log.entryAdded" && params?.level === "error") errors.push(String(params.text));
    else if (method === "network.beforeRequestSent") {
      requests.push((params as { request: { url: string } }).request.url);
    }
  });
  const send = (method: string, params: object) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      lastId++;
      waiting.set(lastId, { resolve, reject });
      socket.send(JSON.stringify({ id: lastId, method, params }));
    });

  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { context } = await send("browsingContext.create", { type: "tab" });
  await send("browsingContext.setViewport", { context, viewport, devicePixelRatio: 1 });
  const perform = (source: object) => send("input.performActions", { context, actions: [source] });
  return {
    errors,
    requests,
    async goto(url) {
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async evaluate<Value>(expression: string): Promise<Value> {
      const answer = (await send("script.evaluate", {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        target: { context },
        awaitPromise: true,
      })) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
      if (answer.type !== "success") throw new Error(`In the page: ${answer.exceptionDetails?.text}`);
      return JSON.parse(answer.result?.value ?? "null") as Value;
    },
    async press(...keys) {
      const actions = keys.flatMap((value): Key[] => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await perform({ type: "key", id: "keyboard", actions });
    },
    async click(x, y) {
      const actions = [
        { type: "pointerMove", x, y },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await perform({ type: "pointer", id: "mouse", actions });
    },
    async screenshot() {
      const { data } = await send("browsingContext.captureScreenshot", { context });
      return Buffer.from(String(data), "base64");
    },
    async close() {
      socket.close();
      await end();
    },
  };
}

function connected(endpoint: string): Promise<WebSocket> {
  const socket = new WebSocket(endpoint);
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(socket), { once: true });
    socket.addEventListener("error", () => reject(new Error(`Firefox does not answer at ${endpoint}.`)), {
      once: true,
    });
  });
}
