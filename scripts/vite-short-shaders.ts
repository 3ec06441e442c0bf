import type { Plugin } from "vite";

/** Shaders as they stand in the sources: template texts that are marked as GLSL. */
const SHADER = /(\/\* glsl \*\/ `)([^`]*)(`)/g;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
/** Space beside signs that need none. Not beside + and -, of which two would become another operator. */
const NEEDLESS_SPACE = /\s*([=*/<>,;:?(){}&|!])\s*/g;

/** Leaves comments and indentation out of shaders, which no minifier of scripts looks into: half a KiB of the first load. */
export function shortShaders(): Plugin {
  return {
    name: "sourceline:short-shaders",
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { code: "/* glsl */" },
      handler: (code) => ({
        code: code.replace(SHADER, (_, before, shader, after) => before + shortShader(shader) + after),
        map: null,
      }),
    },
  };
}

/**
 * A shader without what its compiler skips. Values of the script, `${…}`, stay as they are, with the space around them; so
 * does a shader with lines for the preprocessor.
 */
export function shortShader(shader: string): string {
  if (shader.includes("#")) return shader;
  return shader
    .split(/(\s*\$\{[^}]*\}\s*)/)
    .map((piece) =>
      piece.includes("${") ? piece : piece.replace(COMMENT, " ").replace(/\s+/g, " ").replace(NEEDLESS_SPACE, "$1"),
    )
    .join("")
    .trim();
}
