import { escapeXml } from "../../src/drawing/svg.ts";
import { withPolicy } from "../vite-content-security-policy.ts";

// The page that the build makes of index.html, with two places for what depends on the dataset. A page that was filled
// can be filled anew: each page of the site is made of any other.

const PLACE = /<!--(head|body)-->[\s\S]*?<!--\/\1-->/g;
const TITLE = /<title>[^<]*<\/title>/;
const ROOT_ELEMENT = '<div id="root">';
const NOSCRIPT = /<noscript>[\s\S]*?<\/noscript>/;

/** What stands in the two places of a page, and its title. */
export interface PageContent {
  readonly title: string;
  readonly head: string;
  readonly body: string;
}

/**
 * Makes the two places in index.html; what it says to readers without scripts is in the second.
 * @throws where it has no noscript element, or its root not once.
 */
export function shellOf(html: string): string {
  const noscript = noscriptOf(html);
  if (noscript === "" || html.split(ROOT_ELEMENT).length !== 2)
    throw new Error("index.html has no noscript element, or its root not once; see shellOf.");
  return (
    html
      // Functions, since a replacement as text would be searched for "$".
      .replace(NOSCRIPT, "")
      .replace(ROOT_ELEMENT, () => `<!--body-->${noscript}<!--/body-->\n    ${ROOT_ELEMENT}`)
      .replace("</head>", () => "  <!--head--><!--/head-->\n  </head>")
  );
}

/** What a page says to readers without scripts, as an element. */
export function noscriptOf(page: string): string {
  return NOSCRIPT.exec(page)?.[0] ?? "";
}

/** A page with other content, and the policy that it then needs. */
export function filled(page: string, { title, ...content }: PageContent): string {
  return withPolicy(
    page
      .replace(TITLE, () => `<title>${escapeXml(title)}</title>`)
      .replace(PLACE, (_, place: "head" | "body") => `<!--${place}-->${content[place]}<!--/${place}-->`),
  );
}
