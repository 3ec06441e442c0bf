import { locatorInWords } from "../../derive/claim-words.ts";
import { capitalised } from "../../lib/capitalised.ts";
import { textWords } from "../../words/en/texts.ts";
import type { Words } from "../../words/message.ts";

/** Our digest of a paragraph as a sentence about it, so that nobody takes it for words of the text. */
export function digestInWords({ at, digest }: { readonly at: string; readonly digest: string }): Words {
  const place = locatorInWords(at);
  return at.startsWith("0")
    ? textWords.headDigest({ place, digest })
    : textWords.digest({ place: capitalised(place), digest });
}
