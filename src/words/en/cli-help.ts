import { messages } from "../message.ts";

/** Help of the command line: what commands, arguments and options are for, and examples. */
export const cliHelpWords = messages("cli-help", {
  program: "Checks, counts, exports and shares knowledge graphs in which every line has a source.",
  version: "print the version",
  help: "show this help",
  helpFor: "show the help of a command",
  afterProgram: `
Exit codes: 0 done; 1 a check found problems, two datasets differ, or there is no path or exercise; 2 wrong usage, or something cannot be read or written.

Examples:
  sourceline check graph-data/kerman-attack
  sourceline stats graph-data/kerman-attack
  sourceline export graph-data/kerman-attack --around Israel -o israel.kg.json
  sourceline convert network.gexf -o network.kg.json
  sourceline convert network.kg.json -o network.graphml
  sourceline merge network.kg.json more.gexf -o both.kg.json
  sourceline diff network.kg.json both.kg.json
  sourceline bundle graph-data/kerman-attack -o kerman-attack.html
  sourceline path graph-data/kerman-attack Mossad "Donald Trump"
  sourceline compare graph-data/kerman-attack Mossad AIVD`,
  dataset:
    "a dataset folder, or a file of Sourceline (such as .kg.json) or of another program (GEXF, GraphML, CSV, .xlsx, …), also in a zip or gzip archive; - is the standard input",
  files: "a dataset folder, or one or more files that belong together; - is the standard input",
  readAs: "read the files as this format (default: recognised)",
  map: "what columns of a table mean, as in from=Payer,to=Payee, or of one of several tables, as in nodes.csv:id=Code; roles: {roles}",
  table: "what a table lists, or one of several, as in nodes.csv:entities: {kinds} (default: recognised)",
  headings:
    "whether a table, or one of several, as in nodes.csv:none, has headings in its first row: first or none (default: recognised)",
  encoding: "the encoding of the text, such as windows-1252 (default: recognised)",
  separator: "what separates the cells of a table: a character, or tab (default: recognised)",
  decimal: "the decimal mark of numbers (default: recognised)",
  direction: "how to read edges whose direction the file does not state (default: directed)",
  dates: "what comes first in dates such as 03/04/2020 (default: recognised, or kept as text)",
  weight: "what a high weight of an edge means: near, far or neither (default: not stated)",
  attributions:
    "whether rows that differ only in who says it or where are one claim or separate claims (default: together)",
  convert: "convert files of other programs",
  aboutConvert:
    "Reads files in any format that can be read, and writes them in one of Sourceline’s or of other programs. Prints on stderr what was assumed and what was left out, each with its line, row or id.",
  convertTo: "the format to write (default: by the ending of the output, else kg-json)",
  afterConvert: `
Examples:
  sourceline convert network.gexf -o network.kg.json
  sourceline convert nodes.csv edges.csv -o network.kg.json
  sourceline convert network.kg.json -o network.gexf
  sourceline convert network.kg.json --set directions=kept -o for-gephi.gexf
  sourceline convert payments.csv --map from=Payer,to=Payee,weight=Amount --to graphology -o payments.graphology.json
  sourceline convert - < network.graphml > network.kg.json`,
  merge: "merge several datasets into one",
  aboutMerge:
    "Merges datasets, in any format that can be read, into the first, one after the other. Entities become one if they have the same id and name, or a name that no other entity of their type has; others that look alike are listed on stderr. Claims that then say the same become one with the attributions of both. Ids, names and descriptions of the first dataset are kept.",
  mergeFirst: "the dataset that the others are merged into: a folder or a file; - is the standard input",
  mergeOthers: "the datasets to merge into it, one after the other",
  allProposals: "join whatever looks alike, unless more than one entity fits",
  noProposals: "join no entities",
  same: "join what looks alike for these reasons only: {reasons} (separated by commas)",
  mergeJson: "also write the report to this file, as JSON",
  afterMerge: `
Examples:
  sourceline merge network.kg.json more.gexf -o both.kg.json
  sourceline merge nodes-2023.csv nodes-2024.csv --same id,label,alias -o both.kg.json
  sourceline merge a.kg.json b.kg.json --no-proposals --json report.json -o both.kg.json`,
  diff: "list the differences between two datasets, or two views of one",
  aboutDiff:
    "Lists what differs from A to B, two versions of a dataset or two files in any format that can be read: records added, removed and changed, attributions with their passages, and claims that are newly contested or no longer so. Records are the same if they have the same id.",
  diffFirst: "the dataset that is compared: a folder or a file; - is the standard input",
  diffSecond: "the dataset that it is compared with",
  byName:
    "pair entities by name or alias, claims by what they say, and sources by address or title, as in a merge; provenance is not compared",
  diffIn:
    "A and B are links to views of this dataset: list what differs between the views, and what only one of them shows",
  afterDiff: `
Exit codes: 0 the same; 1 they differ; 2 wrong usage, or a dataset that cannot be read.

Examples:
  sourceline diff before.kg.json after.kg.json
  sourceline diff network.kg.json network.gexf --by-name
  sourceline diff "https://…#v=1&focus=e.iran~1" "https://…#v=1" --in graph-data/kerman-attack
  sourceline diff before.kg.json after.kg.json --json | jq .counts`,
  json: "print JSON instead of text",
  output: "write to this file instead of stdout",

  check: "find problems in a dataset",
  aboutCheck: "Checks schema, references, passages, dates, lengths, coverage and stories, and prints every problem.",
  text: "the text of the source: check that passages and hashes match it and that no part of it is quoted",
  afterCheck: `
Exit codes: 0 no problems; 1 problems, one per line on stderr; 2 the dataset or the text cannot be read.

Examples:
  sourceline check graph-data/kerman-attack
  sourceline check graph-data/kerman-attack --text article.txt`,

  stats: "count what is in a dataset",
  aboutStats: "Counts entities by type, and claims by relation type, certainty, attribution and year.",
  afterStats: `
Examples:
  sourceline stats graph-data/kerman-attack
  sourceline stats graph-data/kerman-attack --json | jq .totals
  sourceline stats nodes.csv edges.csv`,

  around: "keep what is around an entity (repeatable)",
  hops: "how far around, from 1 to {most, number} (default: 1)",
  kind: "keep entities of these types or families (repeatable, or separated by commas)",
  stance: "keep claims with these certainties (repeatable, or separated by commas)",
  holder: "keep claims attributed to this entity; “not stated” where nobody is named (repeatable)",
  between: "keep the claims on the shortest paths from one entity to another",
  afterFilters: `
Entities, types, certainties and attributions can be given by id or label, entities also by alias.
Case and diacritics are ignored. Filters act together, as they do in the explorer.
{examples}`,

  export: "write a dataset, or a part of it, in another format",
  aboutExport:
    "Writes a dataset, or the part that the filters keep, to stdout or to a file. Prints on stderr what the format cannot hold and what claims become.",
  format: "the format to write",
  set: "set an option of the format: {options} (repeatable)",
  setting: "{setting} for {format}",
  exportExamples: `
Examples:
  sourceline export graph-data/kerman-attack -o all.kg.json
  sourceline export graph-data/kerman-attack --around Israel --hops 2 --format graphology
  sourceline export graph-data/kerman-attack --stance alleged,reported --holder "not stated"
  sourceline export graph-data/kerman-attack --between Israel Azerbaijan --format node-link --set edges=links
  sourceline export graph-data/kerman-attack --format node-link --set records=nested -o all.node-link.json
  sourceline export graph-data/kerman-attack --format graphml --set looks=seen -o all.graphml
  sourceline export graph-data/kerman-attack --around Israel --format markdown -o israel.md`,

  bundle: "write the explorer and a dataset as one HTML file",
  aboutBundle:
    "Writes one HTML file with the explorer and a dataset, or the part that the filters keep. It opens with a double click and needs no server and no network.",
  bundleExamples: `
Examples:
  sourceline bundle graph-data/kerman-attack -o kerman-attack.html
  sourceline bundle graph-data/kerman-attack --around "Ministry of Intelligence" --hops 2 -o ministry.html`,

  picture: "draw a dataset, or a part of it, as SVG",
  aboutPicture:
    "Draws a dataset, a question of it, or what the filters keep, fitted, with title, legend and source line. Text is measured by estimate; the page does it exactly.",
  question: "draw the answer to this question of the dataset",
  view: "draw this view (default: that of the question, else the graph)",
  title: "a title of your own (default: the question, what it is around, or the dataset’s title)",
  caption: "what stands beneath the title",
  width: "width in millimetres, from 60 to 1200 (default: made to measure)",
  height: "height in millimetres, from 60 to 1200 (default: as high as it comes out)",
  theme: "the colours",
  sizeBy: "size entities by this field, numbers or dates, or measure (default: by number of claims)",
  colourBy: "colour entities by this field, categories, numbers or dates, or measure (default: by type)",
  labelBy: "write this field or measure after the names of entities",
  figures: "draw the figures that a dataset keeps, or the scenes of a story, as SVG with an index",
  aboutFigures:
    "Draws the figures that the dataset keeps, in their order and at their sizes, or one of each scene of a story. Writes numbered SVG files, an index as CSV and Markdown (number, files, title, caption, alternative text, provenance, filters, link), and a page that prints each figure on a sheet of its own. What found no room is said on stderr.",
  figuresOutput: "write a .zip file, or into this folder",
  figuresOfStory: "one figure of each scene of this story, after its last step, in place of the figures that are kept",
  figuresAddress: "the address of the explorer, for links to the views",
  figuresExamples: `
Examples:
  sourceline figures graph-data/kerman-attack --story whose-word -o figures.zip
  sourceline figures report.kg.json -o figures --address https://example.org/explorer/`,
  pictureExamples: `
Examples:
  sourceline picture graph-data/kerman-attack --around Azerbaijan -o azerbaijan.svg
  sourceline picture graph-data/kerman-attack --question who-shelters-whom --width 180 -o shelter.svg
  sourceline picture graph-data/kerman-attack --stance alleged --title "What is only alleged" -o alleged.svg
  sourceline picture graph-data/kerman-attack --view matrix -o matrix.svg`,

  plot: "count a dataset, or a part of it, in bars, as SVG or CSV",
  aboutPlot:
    "Counts what the filters keep and draws it in bars, with title and source line. Written to a file that ends in .csv or .tsv, it is the numbers instead.",
  plotId: "what is counted: {plots}, or a field of numbers or dates",
  plotScale:
    "log, of degree and neighbours: as many as have that many or more, on logarithmic scales; share, of stances: all bars of the same length (default: counts)",
  plotTitle: "a title of your own (default: that of the plot)",
  plotExamples: `
Examples:
  sourceline plot graph-data/kerman-attack --plot paragraphs -o paragraphs.svg
  sourceline plot graph-data/kerman-attack --plot stances --around Azerbaijan -o stances.svg
  sourceline plot graph-data/kerman-attack --plot degree --scale log -o degree.svg
  sourceline plot graph-data/kerman-attack --plot degree -o degree.csv`,

  layout: "place the entities of a dataset",
  aboutLayout:
    "Computes positions for all entities and writes the dataset with them: in its first arrangement, or in a new one if it has none. Everything else is kept, but for the captions of regions: only the force layout moves them along, other layouts write their own headings or none. Ctrl+C stops, and writes the positions so far.",
  layoutId: "the layout to use: {layouts}",
  iterations: "number of iterations (default: depends on the size of the graph)",
  layoutSeed: "the same seed gives the same positions",
  layoutAround: "what is in the middle of a radial layout (repeatable)",
  continueLayout: "start from the positions in the dataset",
  afterLayout: `
Examples:
  sourceline layout graph.kg.json -o placed.kg.json
  sourceline layout graph.kg.json --layout force --iterations 500 --seed 7 -o placed.kg.json
  sourceline layout graph.kg.json --layout radial --around Iran -o around-iran.kg.json
  sourceline layout placed.kg.json --continue --iterations 100 -o placed.kg.json`,

  measure: "rank entities by a measure of the graph",
  aboutMeasure:
    "Computes a measure for each entity that the filters keep, on an undirected graph in which parallel claims are one line, loops and values are none, and two versions of one fact count once. What the measure means and how it is defined stands above the ranks.",
  measureId: "the measure: {measures}",
  measureWeight: "weigh lines by this field of claims",
  measureMeaning: "what much of the weight means, where the dataset does not say it",
  measureParallel: "weigh lines by their number of claims, as nearness",
  measureDirected: "follow claims from subject to object",
  withoutStance: "leave out attributions with these certainties (repeatable, or separated by commas)",
  withoutHolder: "leave out attributions to this entity; “not stated” where nobody is named (repeatable)",
  allVersions: "count every version of a fact, not one of them",
  whatIf: "also rank without a certainty or an attribution that is kept (repeatable, or separated by commas)",
  afterMeasure: `
With --json: a list of objects with id, label, value and rank, by rank; value and rank are null where the measure is not defined. Weighted values have the meaning of the weight beside them, communities their stability, and --what-if adds the ranks without each.

Examples:
  sourceline measure graph-data/kerman-attack --measure betweenness
  sourceline measure graph-data/kerman-attack --measure pagerank --directed --without-stance alleged,reported
  sourceline measure graph-data/kerman-attack --measure degree --what-if alleged --what-if Iran
  sourceline measure links.csv --measure closeness --weight Weight --meaning distance --json`,

  path: "find paths of claims between two entities",
  aboutPath:
    "Lists the best paths between two entities: each step with its claim, its certainty, its attribution and its passage.",
  from: "where the paths begin",
  to: "where they end",
  pathStance: "use only claims with these certainties (repeatable, or separated by commas)",
  pathHolder: "use only claims attributed to this entity; “not stated” where nobody is named (repeatable)",
  directed: "follow arrows: walk claims from subject to object only, and those without a single direction both ways",
  firmness: "prefer firmer claims",
  avoid: "exclude this entity from paths (repeatable)",
  most: "the most paths to list",
  afterPath: `
Exit codes: 0 found; 1 no path, with what would connect the two; 2 wrong usage, or a dataset that cannot be read.

Entities can be given by id, label or alias. Case and diacritics are ignored.

Examples:
  sourceline path graph-data/kerman-attack Mossad "Donald Trump"
  sourceline path graph-data/kerman-attack Stuxnet AIVD --firmness --k 3
  sourceline path graph-data/kerman-attack Israel Iran --stance asserted --avoid Azerbaijan --json`,

  compare: "compare two entities",
  aboutCompare:
    "Lists the claims between two entities, what both are connected to, what only one is connected to, and their dated claims.",
  first: "the first entity",
  second: "the second entity",
  afterCompare: `
Entities can be given by id, label or alias. Case and diacritics are ignored.

Examples:
  sourceline compare graph-data/kerman-attack Mossad AIVD
  sourceline compare graph-data/kerman-attack Iran Israel --json`,

  exercises: "make a worksheet with an answer key",
  aboutExercises:
    "Makes exercises from a dataset: whom claims are attributed to, how certain they are, where they are found, what came first, and what connects two entities.",
  count: "the most exercises to make",
  seed: "the same seed gives the same worksheet",
  exerciseKind: "only exercises of this type (repeatable)",
  exerciseStance: "only about claims with this certainty (repeatable)",
  exerciseHolder: "only about claims attributed to this entity (repeatable)",
  afterExercises: `
Types: {kinds}.
Exit codes: 0 a worksheet was made; 1 the dataset gives no exercise; 2 wrong usage, or a dataset that cannot be read.

Examples:
  sourceline exercises graph-data/kerman-attack --count 10 --seed 7
  sourceline exercises graph-data/kerman-attack --kind holder --kind place --json`,
});
