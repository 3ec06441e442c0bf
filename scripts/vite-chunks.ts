import type { Rolldown } from "vite";

type Group = Rolldown.CodeSplittingGroup;

/** Paths of modules, written with "/", as a pattern that holds on every system. */
const under = (...paths: readonly string[]): RegExp => new RegExp(paths.join("|").replaceAll("/", "[\\\\/]"));

/**
 * How the built script is cut: by what is needed at the same time. A group takes the modules of its pattern and what they
 * import, where no group before it has them; so what others stand on comes first. What no group takes is a file by
 * itself. The reasons: docs/decisions/2026-11-28-first-load.md.
 */
const GROUPS: readonly Group[] = [
  // What the picture waits for. The libraries apart: they stay in a reader's cache when the program changes.
  { name: "libraries", tags: ["$initial"], test: /[\\/]node_modules[\\/].*(?<!\.css)$/ },
  { name: "index", tags: ["$initial"] },
  // What the opening screen has beside the picture.
  { name: "opening", test: under("/src/views/timeline/(?:histogram|year-axis|ui/(?:Time[BS]|YearBars|time-strip))") },
  // Whatever else capabilities share, and the styles of them all: together they are smaller than what one script is.
  {
    name: "common",
    test: under(
      "/src/.*\\.css",
      "/src/lib/(?!text-lines\\.|bars\\.|ui/(?:Bars|Dialog|MoreMenu|use-steps)\\.)",
      "/src/words/en/(?:panel-steering|search-results)\\.",
      "/src/(?:model|derive|workspace)/(?!document-commands|arranged-dataset|complete-places|heading-words|layouts\\.|node-traits|layouts/(?!(?:dataset|force)-layout)|measure|counted-versions|ranks|bins\\.|bar-words\\.)",
      "/src/features/(?:contested|details|files|filters|texts|voices)/[\\w-]+\\.ts",
      "/src/features/layouts/layout-commands\\.",
      "/src/features/claims/claims-in-view\\.",
      "/src/features/measures/measure-commands\\.",
      "/src/views/plots/plot-commands\\.",
      "/src/features/differences/difference-commands\\.",
      "/src/features/exploration/(?!join)[\\w-]+\\.ts",
      "/src/features/stories/(?!caption|check-stories|footnotes|reading-time)[\\w-]+\\.ts",
      "/src/formats/flat-attributes\\.",
      "/src/drawing/(?:after-name|drawn-by-legend)\\.",
      "/src/features/files/ui/(?:SaveChanges|save-dataset)\\.",
      "/src/features/(?:layouts/ui/measure-names|search/fold-text|search/ui/Found)\\.",
      "/src/product/tasks/[\\w-]+\\.ts",
      "/src/views/graph/(?!differing|tidy-view|neighbours-in-view|label-commands|(?:far|covered|hair)-?lines|overview|line-density|node-columns|level-of-detail|packed-colour|claims-in-order)[\\w-]+\\.ts",
      "/node_modules/lucide-react/",
    ),
  },
  // What computes a layout, and what is made of it. A worker has it in its own script.
  {
    name: "force-layout",
    test: under(
      "/src/derive/layouts/(?:force|placing)/",
      "/src/derive/(?:arranged-dataset|complete-places|heading-words)\\.",
    ),
  },
  // Dialogs, menus and lists.
  { name: "controls", test: under("/node_modules/react-(?:aria|stately)", "/src/lib/ui/(?:Dialog|MoreMenu)\\.") },
  // The captions of stories, with the parser of their Markdown.
  {
    name: "captions",
    test: under(
      "/node_modules/m(?:dast|icromark)",
      "/src/features/stories/(?:caption|check-stories|footnotes|reading-time)\\.",
      "/src/features/stories/ui/CaptionView\\.tsx",
    ),
  },
  // A capability each, by its first use.
  {
    name: "bars",
    test: under(
      "/src/lib/(?:bars|ui/(?:Bars|use-steps))\\.",
      "/src/derive/(?:bins|bar-words)\\.",
      "/src/words/en/plots\\.",
      // What ranks entities is for measures and plots, which both draw bars, and for drawings by a measure.
      "/src/derive/(?:measured-graph|counted-versions|ranks)\\.",
      "/src/features/measures/measure-task\\.",
    ),
  },
  { name: "fields", test: under("/src/features/filters/ui/(?:DrawnByKey|FieldFilters|FieldFacet|FindField)\\.") },
  { name: "reading", test: under("/src/features/(?:contested|details|texts|voices)/") },
  { name: "claims", test: under("/src/features/claims/") },
  { name: "pictures", test: under("/src/views/graph/picture/", "/src/views/graph/ui/PrintedGraph\\.") },
  // What views on a screen of their own share, and each of them by its first use.
  {
    name: "drawn",
    test: under("/src/drawing/ui/(?:DrawnView|ViewChoice|LegendSign|SignKey)\\.", "/src/drawing/(?:drawn|fit-text)\\."),
  },
  { name: "plots", test: under("/src/views/plots/(?!plot-(?:commands|picture)|ui/plot-file)") },
  { name: "agreement", test: under("/src/views/agreement/") },
  { name: "timeline", test: under("/src/views/timeline/(?!ui/timeline-view)") },
  // How references are written: for the share dialog.
  { name: "citing", test: under("/src/formats/citing/") },
  // Not the writers: a worker has these in its own script, and the page never asks for them.
  {
    name: "files",
    test: under(
      "/src/formats/(?!citing/|writers/(?!left-out))",
      "/src/features/files/",
      "/src/app/saving/",
      "/src/app/open-file/(?:OpenFile|open-file\\.|ChooseFile)",
    ),
  },
  { name: "commands", test: under("/src/app/(?:CommandPalette|ContextMenu|KeyList)\\.") },
  {
    name: "keeping",
    test: under(
      "/src/app/keeping/(?!Keeping)",
      "/src/app/persistence/(?!PageShare)",
      "/node_modules/idb/",
      "/src/words/en/keeping",
    ),
  },
  {
    name: "stories",
    test: under("/src/features/stories/", "/src/app/presenting/", "/src/views/graph/ui/story-reveal\\."),
  },
  // With its outlines, which are most of it: asked for apart, they would come one answer later.
  {
    name: "map",
    test: under("/src/views/map/", "/node_modules/(?:d3-geo|d3-array|internmap|topojson-client|world-atlas)/"),
  },
  { name: "exploring", test: under("/src/features/exploration/") },
  // What a merge finds, for which a comparison asks as well.
  { name: "joining", test: under("/src/features/merging/(?!merge-commands)[\\w-]+\\.") },
  { name: "merging", test: under("/src/features/merging/(?!merge-commands)") },
  {
    name: "differences",
    test: under(
      "/src/features/differences/(?!difference-commands)",
      "/src/words/en/(?:differences|differences-page|view-differences|record-keys)\\.",
      "/src/lib/text-lines\\.",
      "/src/views/graph/(?:differing|ui/DifferencesKey)\\.",
    ),
  },
];

/** The groups as the bundler takes them: which comes first is a number there. */
export const CHUNKS: Rolldown.CodeSplittingOptions = {
  groups: GROUPS.map((group, at) => ({ ...group, priority: GROUPS.length - at })),
};

/** What the readers of RDF stand on, of which RDF/XML brings the streams of Node. */
const RDF_LIBRARIES =
  "/node_modules/(?:jsonld|n3|rdf[\\w-]*|@rubensworks|relative-to-absolute-iri|validate-iri|readable-stream|buffer|base64-js|" +
  "ieee754|process|string_decoder|safe-buffer|abort-controller|event-target-shim|canonicalize|lru-cache|yallist|" +
  "setimmediate|ky)/";

/**
 * How the built worker is cut: all that it may need in one request, but for the readers whose libraries are as large as
 * all the rest.
 */
export const WORKER_CHUNKS: Rolldown.CodeSplittingOptions = {
  // What they share with the others stays with these, or the first task would ask for all.
  includeDependenciesRecursively: false,
  groups: [
    {
      name: "rdf",
      test: under(
        "/src/formats/(?:readers/(?:json-ld|rdf-|turtle|wikibase)|writers/(?:json-ld|rdf-|turtle))",
        RDF_LIBRARIES,
      ),
      priority: 2,
    },
    {
      name: "parquet",
      test: under("/src/formats/readers/(?:parquet|graphrag)", "/node_modules/(?:hyparquet|fzstd)/"),
      priority: 1,
    },
    { name: "encodings", test: under("/src/formats/readers/likely-encoding", "/node_modules/chardet/"), priority: 1 },
    { name: "task", test: () => true },
  ],
};
