import type { Plugin } from "vite";

interface Cut {
  /** The text that it is about, and the pattern of what is replaced in it. */
  readonly of: RegExp;
  readonly found: RegExp;
  readonly by: (...found: string[]) => string;
}

/** What Sigma brings and this program never uses, in the modules of Sigma that cannot be had without it. */
const CUTS: readonly Cut[] = [
  // The settings stand in for programs and writers of labels that nobody names: src/views/graph/ui/sigma-adapter.ts names
  // all programs, and names are drawn on a canvas of our own.
  {
    of: /^var DEFAULT_SETTINGS = /m,
    found: /import \{([^}]*drawDiscNodeLabel[^}]*)\} from '[^']*';/,
    by: (_, names = "") => `var ${names.replace(/\w+ as /g, "").trim()};`,
  },
  // Made when the module loads, whether they are used or not.
  {
    of: /^function createEdgeArrowProgram/m,
    found: /^(var \w+ = )(createEdge\w+Program\(\);)$/gm,
    by: (_, name = "", made = "") => `${name}/* @__PURE__ */ ${made}`,
  },
  { of: /^var NodeCircleProgram = /m, found: /^_defineProperty\(NodeCircleProgram, .*;$/gm, by: () => "" },
  // Names of colours as in "rebeccapurple". All that is drawn here is in numbers.
  { of: /^var HTML_COLORS = /m, found: /^var HTML_COLORS = \{[^}]*\};$/m, by: () => "var HTML_COLORS = {};" },
];

/**
 * Leaves out of the build what Sigma loads for those who choose nothing: its own programs with their shaders, how it draws
 * labels, and the names of colours; 5 KiB of gzip in the first load. Another release of Sigma, in which one of these is not found,
 * is not built.
 */
export function leanSigma(): Plugin {
  const cut = new Set<Cut>();
  return {
    name: "sourceline:lean-sigma",
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { id: /[\\/]node_modules[\\/]sigma[\\/].*\.esm\.js$/ },
      handler: (code) => ({ code: leanModule(code, cut), map: null }),
    },
    buildEnd(error) {
      if (!error && cut.size < CUTS.length) this.error("Sigma has changed: see scripts/vite-lean-sigma.ts.");
    },
  };
}

/**
 * A module of Sigma without what nobody uses.
 * @param cut takes what was found and left out.
 */
export function leanModule(code: string, cut: Set<Cut> = new Set()): string {
  return CUTS.filter(({ of }) => of.test(code)).reduce((rest, each) => {
    const lean = rest.replace(each.found, each.by);
    if (lean !== rest) cut.add(each);
    return lean;
  }, code);
}
