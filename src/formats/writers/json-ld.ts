import type { ExchangeWriter } from "../format.ts";
import { createPieces, putJson } from "../pieces.ts";
import { withoutExponent } from "../readers/xlsx-values.ts";
import { RDF_LOSSES } from "./exchange-loss-list.ts";
import { describeInTriples, PREFIXES, prefixesOf, type RdfObject } from "./rdf-description.ts";

const TYPE = `${PREFIXES.rdf}type`;

type NodeValue = string | number | boolean | { readonly [key: string]: string };

/** JSON-LD 1.1, with all that its keys mean in the file: claims, attributions and sources are nodes as entities are. */
export const jsonLd: ExchangeWriter = {
  losses: RDF_LOSSES,

  write(dataset, options, { reached } = {}) {
    const out = createPieces(2 * (dataset.entities.length + dataset.claims.length), reached);
    const context = prefixesOf(dataset);
    const starts = Object.entries(context);
    const short = (address: string): string => {
      const found = starts.find(([, start]) => address.startsWith(start) && address.length > start.length);
      return found === undefined ? address : `${found[0]}:${address.slice(found[1].length)}`;
    };
    const valueIn = (object: RdfObject): NodeValue => {
      if ("address" in object) return { "@id": short(object.address) };
      if (object.type === "string") return object.text;
      // Of a number without a fraction, JSON does not say that it is none of whole numbers.
      if (object.type === "double") return numberIn(object.text);
      return object.type === "boolean" ? object.text === "true" : Number(object.text);
    };
    let subject: string | null = null;
    let node = new Map<string, NodeValue[]>();
    let isFirst = true;
    const putNode = () => {
      if (subject === null) return;
      out.put(isFirst ? "\n    " : ",\n    ");
      isFirst = false;
      const held = [...node].map(([key, values]) => [key, values.length === 1 ? values[0] : values] as const);
      putJson(out, Object.fromEntries([["@id", short(subject)], ...held]), "\n    ");
    };
    out.put('{\n  "@context": ');
    putJson(out, context, "\n  ");
    out.put(',\n  "@graph": [');
    const losses = describeInTriples(dataset, options, "statements", out, (of, predicate, object) => {
      if (of !== subject) {
        putNode();
        subject = of;
        node = new Map();
      }
      const isType = predicate === TYPE && "address" in object;
      const key = isType ? "@type" : short(predicate);
      const value = isType ? short(object.address) : valueIn(object);
      const before = node.get(key);
      if (before === undefined) node.set(key, [value]);
      else before.push(value);
    });
    putNode();
    out.put("\n  ]\n}\n");
    return out.written(losses);
  },
};

/** Programs round a double to 16 digits. One that has more is a decimal. */
function numberIn(text: string): NodeValue {
  const isExact = Number(Number(text).toExponential(15)) === Number(text);
  return isExact
    ? { "@value": text, "@type": "xsd:double" }
    : { "@value": withoutExponent(text), "@type": "xsd:decimal" };
}
