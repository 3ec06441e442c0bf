import { spawnSync } from "node:child_process";

/** How a person gets Python with these packages. */
const INSTALL_PYTHON =
  "apt-get install python3-networkx python3-rdflib, or: python3 -m pip install networkx rdflib lxml";

/** A Python that may be on the machine: that of the path, and that of the system, which has the system's packages. */
const PYTHONS = process.platform === "win32" ? ["py", "python"] : ["python3", "/usr/bin/python3"];
const VERSIONS = "import networkx, rdflib; print('NetworkX', networkx.__version__ + ', rdflib', rdflib.__version__)";

/** A Python that has NetworkX and rdflib; or, in a sentence, what is missing and how to get it. */
export function findPython(
  pythons = PYTHONS,
): { readonly path: string; readonly versions: string } | { readonly missing: string } {
  let isThere = false;
  for (const path of pythons) {
    const { status, stdout } = spawnSync(path, ["-c", VERSIONS], { encoding: "utf8" });
    if (status === 0) return { path, versions: stdout.trim() };
    isThere ||= status !== null;
  }
  const what = isThere ? "Python has no NetworkX or no rdflib here" : "there is no Python here";
  return { missing: `Not checked, since ${what}. To check it: ${INSTALL_PYTHON}` };
}
