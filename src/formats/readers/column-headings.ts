import type { ColumnRole } from "./table-reading.ts";

/**
 * What columns are called, in lower case: in English, in the words of Neo4j, and as Gephi and spreadsheets call them in
 * other languages. What stands first is looked for first.
 */
const HEADINGS: Readonly<Record<ColumnRole, string>> = {
  from: "source, from, source id, source name, source node, from name, from node, node 1, node1, vertex 1, from id, start_id, start id, src, sender, subject, quelle, von, origen, origem, origine, источник, от, 源, 起点, 源节点, ソース, 来源",
  to: "target, to, target id, target name, target node, to name, to node, node 2, node2, vertex 2, to id, end_id, end id, dst, dest, destination, receiver, recipient, object, ziel, nach, cible, destino, destinazione, получатель, цель, к, 目标, 终点, 目标节点, ターゲット",
  relation:
    "relation, relationship, predicate, predicate id, interaction, relation type, relationship type, interaction type, type, label, kind, art, beziehung, verhältnis, relación, relação, relazione, связь, отношение, 关系, 関係, метка, étiquette, etiqueta, etichetta, rótulo, 标签, role, rolle, rôle, роль",
  id: "id, node id, nodeid, edge id, key, vertex, ид",
  label:
    "label, name, title, bezeichnung, метка, имя, название, nom, nombre, étiquette, etiqueta, 姓名, 名称, 名字, 名前",
  alias:
    "alias, aliases, also known as, aka, other names, other name, alternative names, aliasname, alias-namen, autres noms, otros nombres, псевдоним, псевдонимы, 别名",
  kind: "labels, kind, type, category, class, art, тип, 类型, 类别, 種類",
  gloss: "description, gloss, beschreibung, descripción, descrição, descrizione, описание, 描述, 説明",
  direction: "direction, directed, type, тип, typ, tipo",
  weight: "weight, gewicht, poids, peso, вес, 权重",
  time: "date, time, when, datum, stichtag, дата, fecha, data, 日期, 日付, day, datetime, date/time, timestamp, sent, date sent, sent on, sent at, tag, gesendet, envoyé le, enviado, отправлено",
  start:
    "start, start date, begin, from date, valid from, since, beginn, seit, début, depuis, inicio, desde, начало, с",
  end: "end, end date, to date, valid to, valid until, until, ende, bis, fin, hasta, конец, до",
  place: "place, location, ort, lieu, lugar, luogo, место, 地点, 場所",
  latitude: "latitude, lat, breite, breitengrad, latitud, latitudine, широта, 纬度, 緯度",
  longitude: "longitude, lng, lon, long, länge, längengrad, longitud, longitudine, долгота, 经度, 経度",
  holder:
    "holder, attributed to, according to, said by, claimed by, stated by, reported by, witness, laut, zugeschrieben, selon, d'après, según, secondo, segundo, по словам, свидетель, 据",
  stance: "stance, certainty, modality, claim status, polarity, gewissheit, certitude, certeza, достоверность",
  said: "said on, said at, stated on, date said, date stated, reported on, gesagt am, dit le, dicho el",
  source:
    "source title, source url, source, sources, source document, source file, reference, references, citation, evidence, publication, quelle, quellen, beleg, fuente, fuentes, fonte, référence, источник, источники, 来源, 出典",
  address:
    "source url, source link, source address, evidence url, reference url, url, link, web address, web, address, href, uri, adresse, enlace, lien, ссылка, 链接, リンク",
  publisher: "publisher, published by, verlag, herausgeber, éditeur, editorial, editora, editore, издатель, 出版社",
  published:
    "published, published on, publication date, date published, source date, erschienen, publié le, publicado, опубликовано",
  accessed:
    "accessed, accessed on, access date, date accessed, retrieved, retrieved on, abgerufen, abgerufen am, consulté le, consultado, дата обращения",
  page: "page, pages, page number, page no, page no., p, pp, seite, seiten, fundstelle, página, páginas, pagina, pagine, страница, с., стр., 页, ページ",
  quotation:
    "quotation, quote, verbatim, excerpt, zitat, wortlaut, citation textuelle, cita, citação, citazione, цитата, 引文, 引用",
};

/** What a source is called in a table that has a passage of it: a page or a quotation. */
export const WITH_PASSAGES: readonly string[] = [
  "document",
  "report",
  "article",
  "book",
  "text",
  "dokument",
  "документ",
];

/** Names for the same kind of thing at both ends, as in "Person A" and "Person B", "Actor 1" and "actor2". */
export const NUMBERED_ENDS =
  /^(person|actor|entity|node|party|partner|interactor|organi[sz]ation|company|firm|country|character|group|individual|protein|gene|name) ?([12ab])$/;

/** The headings of a role, the likeliest first. */
export const headingsOf = (role: ColumnRole): readonly string[] => HEADINGS[role].split(", ");

/** Headings of both ends that belong together: beside "from" and "to", a column "source" says where something is written. */
export const ENDS: readonly (readonly [string, string])[] = [
  ["source", "target"],
  ["from", "to"],
  ["source id", "target id"],
  ["from id", "to id"],
  ["start_id", "end_id"],
  ["subject", "object"],
  ["subject id", "object id"],
  ["sender", "receiver"],
  ["sender", "recipient"],
  ["quelle", "ziel"],
  ["von", "nach"],
  ["источник", "цель"],
  ["от", "к"],
  ["откуда", "куда"],
  ["源", "目标"],
  ["起点", "终点"],
  ["来源", "目标"],
  ["de", "à"],
  ["de", "para"],
  ["da", "a"],
  ["owner id", "owned id"],
  ["owner id", "company id"],
  ["shareholder id", "company id"],
  ["owner", "owned"],
  ["owner", "company"],
  ["shareholder", "company"],
  ["parent", "subsidiary"],
  ["payer", "payee"],
  ["lender", "borrower"],
  ["buyer", "seller"],
  ["owner", "subsidiary"],
  ["owner name", "company name"],
  ["shareholder name", "company name"],
  ["investor", "company"],
  ["gesellschafter", "gesellschaft"],
  ["eigentümer", "unternehmen"],
  ["käufer", "verkäufer"],
  ["absender", "empfänger"],
  ["actionnaire", "société"],
  ["émetteur", "destinataire"],
  ["accionista", "empresa"],
  ["владелец", "компания"],
  ["отправитель", "получатель"],
  ["股东", "公司"],
];
