import { fromDenseText } from "../../lib/dense-text.ts";

// The first script of a standalone file, in its head: it unpacks the program and runs it. The messages of the program are
// in what it unpacks, so it has two of its own.

async function unpack(): Promise<void> {
  const packed = document.getElementById("one-file-program")?.textContent ?? "";
  const source = new Blob([fromDenseText(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  // The style sheet of what is shown later, then the program.
  const text = await new Response(source).text();
  const end = text.indexOf("\0");
  const style = document.createElement("style");
  style.textContent = text.slice(0, end);
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = text.slice(end + 1);
  document.head.append(style, script);
}

document.addEventListener("DOMContentLoaded", () => {
  unpack().catch((error: unknown) => {
    console.error(error);
    const isOld = typeof DecompressionStream === "undefined";
    const place = document.querySelector("#root > p");
    if (place === null) return;
    place.textContent = isOld
      ? "This browser is too old for this file. Open it in a newer one."
      : "This file is damaged or incomplete. Get a new copy of it.";
  });
});
