// The first script of a standalone file, in its head: it unpacks the program and runs it. The messages of the program are
// in what it unpacks, so it has two of its own.

async function unpack(): Promise<void> {
  const packed = document.getElementById("one-file-program")?.textContent ?? "";
  const source = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
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

/** Bytes out of base 85, as scripts/base-85.ts writes them. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let number = 0;
    for (let digit = at; digit < at + 5; digit++) {
      // What is not there any more counts as the last character, "|".
      const code = digit < text.length ? text.charCodeAt(digit) : 124;
      number = number * 85 + (code === 125 ? 60 : code) - 40;
    }
    for (let byte = 3; byte >= 0; byte--) {
      bytes[to + byte] = number % 256;
      number = Math.floor(number / 256);
    }
  }
  return bytes;
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
