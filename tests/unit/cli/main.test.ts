import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { splitDataset } from "../../../src/model/dataset-folder.ts";
import { serializeDataset } from "../../../src/model/serialize-dataset.ts";
import { SMALL_TEXT, smallDataset, smallDatasetInput } from "../../fixtures/small-dataset.ts";
import { runInTerminal } from "./run.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const MAIN = join(ROOT, "src/cli/main.ts");
const ARTICLE = "graph-data/kerman-attack";
const COMMANDS = ["check", "stats", "export", "convert", "bundle", "picture", "figures", "path", "compare"];
/** What a command must be given besides its dataset. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  figures: ["-o", "never-written.zip"],
  path: ["a", "b"],
  compare: ["a", "b"],
};

// A run in plain Node takes half a second, and several where all cores are busy.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sourceline-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside the test, with the terminal that `main.ts` would give it. */
const run = (args: readonly string[]): Promise<Run> => runInTerminal(...args);

/** Runs it as a user does: from its source, in plain Node. */
function spawned(args: readonly string[], env: Record<string, string> = {}, flags: readonly string[] = []): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, MAIN, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A file in the test's own folder, by its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const small = () => file("small.kg.json", serializeDataset(smallDataset()));
const lines = (text: string) => text.split("\n").filter((line) => line !== "");

/** Nothing that a user should not see, and nothing on stdout, where only results go. */
function expectRefusal({ code, out, err }: Run, expected: 1 | 2 = 2): readonly string[] {
  expect(code).toBe(expected);
  expect(out).toBe("");
  expect(err).not.toMatch(/\n {4}at |node:internal|undefined|\[object |Error:/);
  expect(lines(err).length).toBeGreaterThan(0);
  return lines(err);
}

describe("help", () => {
  test("is there for the whole and for each command, with examples", async () => {
    const whole = await run(["--help"]);
    expect(whole).toMatchObject({ code: 0, err: "" });
    for (const name of COMMANDS) {
      expect(whole.out).toContain(`  ${name} `);
      const help = await run([name, "--help"]);
      expect(help).toMatchObject({ code: 0, err: "" });
      expect(help.out).toMatch(new RegExp(`Usage: sourceline ${name} .*<(?:dataset|files\\.\\.\\.)>`));
      expect(help.out).toMatch(new RegExp(`Examples:\n {2}sourceline ${name} `));
    }
    expect(await run(["help", "stats"])).toMatchObject({ code: 0, err: "", out: (await run(["stats", "-h"])).out });
  });

  test("names every filter and format of export", async () => {
    const { out } = await run(["export", "--help"]);
    for (const word of ["--around", "--hops", "--kind", "--stance", "--holder", "--between <a> <b>", "-o, --output"]) {
      expect(out).toContain(word);
    }
    expect(out).toMatch(/"kg-json",\s+"graphology",\s+"node-link",\s+"one-file"/);
  });

  test("the version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(await run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("wrong usage is exit code 2 and one line", () => {
  test.each([
    ["an unknown command", ["chekc"], /unknown command 'chekc'.*Did you mean check/],
    [
      "an unknown option",
      ["stats", "x", "--jsn"],
      /sourceline stats: unknown option '--jsn'.*see sourceline stats --help/,
    ],
    ["no dataset", ["check"], /missing required argument 'dataset'/],
    ["an argument too many", ["export", "a", "b"], /too many arguments/],
    ["an unknown format", ["export", "x", "--format", "pajek"], /'pajek' is invalid.*kg-json, graphology, node-link/],
    ["hops without a centre", ["export", "x", "--hops", "2"], /--hops needs --around ENTITY\./],
    ["hops that are no number", ["export", "x", "--around", "a", "--hops", "two"], /whole number from 1 to 4/],
    ["too many hops", ["export", "x", "--around", "a", "--hops", "9"], /whole number from 1 to 4/],
    ["one end of two", ["export", "x", "--between", "a"], /--between needs two entities/],
    ["one end of two and another option", ["export", "x", "--between", "a", "-o", "b"], /--between needs two entities/],
    ["a part to hand out without a centre", ["bundle", "x", "--hops", "2"], /sourceline bundle: --hops needs --around/],
    ["an unknown option of a format", ["export", "x", "--set", "a=b"], /has no options\. Leave out --set\./],
    ["a bad value of one", ["export", "x", "--format", "node-link", "--set", "edges=x"], /Use edges or links/],
  ])("%s", async (_, args, expected) => {
    const complaints = expectRefusal(await run(args));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(expected);
  });

  test("no command at all", async () => {
    expect(expectRefusal(await run([]))).toEqual([
      "sourceline: Choose a command: check, stats, export, convert, merge, diff, bundle, picture, figures, plot, layout, measure, path, compare or exercises (see sourceline --help)",
    ]);
  });
});

describe("what cannot be read is exit code 2, in words", () => {
  const input = smallDatasetInput();
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    ["a path to nothing", () => join(folder, "nothing.json"), /nothing\.json: There is no such file or folder/],
    ["a path through a file", () => join(small(), "x"), /a file, not a folder/],
    ["a folder without a dataset", () => folder, /: This folder contains no dataset\.json/],
    ["the folder above datasets", () => "graph-data", /Did you mean graph-data\/kerman-attack/],
    ["an empty file", () => file("empty.json", ""), /: The file is empty/],
    ["broken JSON", () => file("broken.json", '{\n  "format": "sourceline-kg",\n}'), /Line 3, column 1: .*last comma/],
    ["a file cut off", () => file("cut.json", serializeDataset(smallDataset()).slice(0, 5_000)), /ends too early/],
    [
      "bytes",
      () => file("bytes.json", new Uint8Array([0xff, 0xfe, 0x00, 0x80])),
      /format of this file is not recognised/,
    ],
    ["a page", () => file("page.json", "<!doctype html><script>alert(1)</script>"), /contains no dataset/],
    ["JSON of somebody else", () => file("other.json", '{"a":1}'), /format of this file is not recognised/],
    [
      "a graph of somebody else with nothing in it",
      () => file("graph.json", '{"directed":true,"graph":{},"nodes":[],"edges":[]}'),
      /contains no entities/,
    ],
    ["a newer version", () => file("new.json", JSON.stringify({ ...input, schemaVersion: 99 })), /version 99/],
  ];
  describe.each(COMMANDS)("to %s", (command) => {
    test.each(cases)("%s", async (_, path, expected) => {
      const complaints = expectRefusal(await run([command, path(), ...(MORE[command] ?? [])]));
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toMatch(expected);
    });
  });

  // Root may read all, and Windows knows no such mode.
  test.skipIf(process.getuid === undefined || process.getuid() === 0)("a file that may not be read", async () => {
    const path = small();
    chmodSync(path, 0);
    expect(expectRefusal(await run(["stats", path]))[0]).toContain("Access is not allowed");
  });

  test("forty problems are forty lines, each with its path, and a count", async () => {
    const faulty = smallDatasetInput() as unknown as {
      claims: { predicate: unknown; label: unknown }[];
      entities: object[];
    };
    for (const claim of faulty.claims) Object.assign(claim, { label: 7, gloss: [], status: "sure" });
    for (const entity of faulty.entities) Object.assign(entity, { kind: "dragon" });
    const path = file("faulty.kg.json", JSON.stringify(faulty));
    for (const command of COMMANDS) {
      const complaints = expectRefusal(
        await run([command, path, ...(MORE[command] ?? [])]),
        command === "check" ? 1 : 2,
      );
      expect(complaints.length).toBeGreaterThan(39);
      for (const line of complaints) expect(line).toMatch(/^.*faulty\.kg\.json: /);
      expect(complaints.at(-1)).toContain(`${complaints.length - 1} problems`);
      expect(complaints.join("\n")).toContain("claims[3].label");
    }
  });

  test("markup and control characters in a label reach the terminal as text", async () => {
    const hostile = smallDatasetInput();
    const label = "<script>\u001b[31m\nred\u202e";
    const entities = hostile.entities.map((entity) => (entity.id === "e.orm" ? { ...entity, label } : entity));
    const path = file("hostile.kg.json", JSON.stringify({ ...hostile, entities }));
    const { out, code } = await run(["stats", path]);
    expect(code).toBe(0);
    expect(out).toContain("<script>\\u001b[31m red\\u202e");
    expect(out).not.toContain("\u001b");
  });
});

describe("stats", () => {
  test("counts the small dataset in tables", async () => {
    const { code, out, err } = await run(["stats", small()]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out).toMatchFileSnapshot("../../fixtures/golden/small.stats.txt");
  });

  test("counts it in JSON", async () => {
    const { code, out } = await run(["stats", small(), "--json"]);
    expect(code).toBe(0);
    const stats = JSON.parse(out);
    expect(stats.totals).toMatchObject({
      entities: 11,
      claims: 14,
      attributions: 15,
      links: 4,
      undated: 6,
      contested: 3,
    });
    expect(stats.topEntities[0]).toMatchObject({ id: "e.grey-company" });
    expect(stats.stances.map(({ id }: { id: string }) => id)).toEqual(
      smallDataset().vocabulary.stances.map(({ id }) => id),
    );
  });

  test("says of a part what it is a part of", async () => {
    const part = join(folder, "part.kg.json");
    expect((await run(["export", small(), "--around", "Hanno", "-o", part])).code).toBe(0);
    const { out } = await run(["stats", part]);
    expect(out).toMatch(/^Extract: 1 hop around Hanno \(siege-of-varn-extract-1-hop-around-hanno 1\.0\.0\)\n/);
    expect(out).toContain("Part of siege-of-varn 1.0.0: 1 hop around Hanno\nLeft behind: ");
    expect((await run(["check", part])).err).toBe("");
  });
});

// Where the page is not built yet, it is built now.
describe("bundle", { timeout: 120_000 }, () => {
  test("writes a page that holds the dataset, and can be read as it", async () => {
    const path = join(folder, "small.html");
    const { code, out } = await run(["bundle", small(), "-o", path]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`${path}: `) });
    const html = readFileSync(path, "utf8");
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain("<title>The Siege of Varn");
    expect((await run(["export", path])).out).toBe(readFileSync(small(), "utf8"));
    expect((await run(["export", small(), "--format", "one-file"])).out).toBe(html);
  });

  test("takes the part that filters leave", async () => {
    const { out } = await run(["bundle", small(), "--around", "Hanno"]);
    const part = file("part.html", out);
    expect((await run(["export", part])).out).toBe((await run(["export", small(), "--around", "Hanno"])).out);
  });

  test("says what it cannot write, and where", async () => {
    expect(expectRefusal(await run(["bundle", small(), "--around", "Nobody"]))[0]).toContain("sourceline bundle: ");
    expect(expectRefusal(await run(["bundle", join(folder, "none.kg.json"), "-o", "x.html"]))[0]).toContain(
      "no such file",
    );
  });
});

describe("export", () => {
  const exported = async (...args: string[]) => {
    const { code, out, err } = await run(["export", small(), ...args]);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/^(?:.* no claims? here: .*\n)?(?:sourceline export: Left behind: .*\n)?$/),
    });
    return JSON.parse(out);
  };
  const NESTED = ["--format", "node-link", "--set", "records=nested"];
  const claimIds = (dataset: { claims: { id: string }[] }) => dataset.claims.map(({ id }) => id.slice(-2)).join(" ");

  test("of everything is the native file, byte for byte", async () => {
    expect((await run(["export", small()])).out).toBe(readFileSync(small(), "utf8"));
  });

  test.each([
    ["graphology", ["--format", "graphology"]],
    ["node-link with nested records", NESTED],
  ])("to %s and back is the native file again", async (name, args) => {
    const path = join(folder, `small.${name}.json`);
    expect(await run(["export", small(), ...args, "-o", path])).toMatchObject({ code: 0, err: "" });
    expect((await run(["export", path])).out).toBe(readFileSync(small(), "utf8"));
  });

  test("to node-link says what is lost, and opens again", async () => {
    const path = join(folder, "small.node-link.json");
    const { code, err } = await run(["export", small(), "--format", "node-link", "-o", path]);
    expect(code).toBe(0);
    expect(lines(err)).toEqual([
      expect.stringMatching(/^Not kept in Node-link JSON: Where .* a passage begins and ends \(13 records\)$/),
      expect.stringMatching(/^Not kept in Node-link JSON: Through whom .* \(2 records\)$/),
    ]);
    expect((await run(["stats", path])).out).toBe((await run(["stats", small()])).out);
  });

  test("to a format with edges says what the claims become: beside the file, or on stderr", async () => {
    const path = join(folder, "announced.json");
    const size = "11 entities, 14 claims (13 edges, 1 value on its entity)";
    expect((await run(["export", small(), ...NESTED, "-o", path])).out).toBe(`${path}: ${size}, Node-link JSON\n`);
    const { out, err } = await run(["export", small(), "--format", "graphology"]);
    expect(err).toBe("graphology JSON: 14 claims (13 edges, 1 value on its entity)\n");
    expect(JSON.parse(out).edges).toHaveLength(13);
  });

  test.each([
    ["around an entity", ["--around", "Hanno"], "09 10 11"],
    ["around an entity, further", ["--around", "hanno", "--hops", "2"], "01 02 03 05 06 07 09 10 11"],
    ["around two", ["--around", "Hanno", "--around", "selim"], "09 10 11 12"],
    ["of one kind", ["--kind", "realm"], "13 14"],
    ["of a kind by its plural", ["--kind", "Realms"], "13 14"],
    ["of a family", ["--kind", "powers"], "01 09 10 11 13 14"],
    ["of two kinds", ["--kind", "human, warband"], "09 10 11"],
    ["of two kinds, option by option", ["--kind", "human", "--kind", "warband"], "09 10 11"],
    ["in one stance", ["--stance", "guess"], "10 11 12"],
    ["in a stance by its label", ["--stance", "Guessed,urged"], "10 11 12 14"],
    ["of one holder", ["--holder", "a monk"], "07"],
    ["of one holder by alias", ["--holder", "League"], "08"],
    ["of nobody named", ["--holder", "not stated"], "09"],
    ["of nobody named or somebody", ["--holder", "not-stated", "--holder", "Orm"], "06 09"],
    ["between neighbours", ["--between", "Orm", "League"], "13 14"],
    ["between two further apart", ["--between", "Hanno", "Orm"], "01 09 10 11"],
    ["between two, in some stances", ["--between", "Hanno", "Orm", "--stance", "plain,rumour"], "01 09"],
  ])("takes what lies %s", async (_, args, expected) => {
    expect(claimIds(await exported(...args))).toBe(expected);
  });

  test("of entities without any claim warns, and writes them all the same", async () => {
    const path = join(folder, "alone.kg.json");
    const { code, err, out } = await run(["export", small(), "--holder", "a monk", "-o", path]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(path) });
    const { claims, entities } = JSON.parse(readFileSync(path, "utf8"));
    const named = JSON.stringify(claims);
    const alone = entities.filter(({ id }: { id: string }) => !named.includes(`"${id}"`));
    if (alone.length === 0) expect(err).not.toContain("no claim");
    else for (const { label } of alone) expect(err).toContain(`“${label}”`);

    const one = smallDataset();
    const lonely = {
      ...one,
      entities: [...one.entities, { ...one.entities[0], id: "e.zzz", label: "Nobody’s Mill", mentions: [] }],
    };
    const file = join(folder, "lonely.kg.json");
    writeFileSync(file, JSON.stringify(lonely));
    expect((await run(["export", file, "-o", path])).err).toBe(
      "sourceline export: 1 entity has no claim here: “Nobody’s Mill”\n",
    );
  });

  test("of a part says what it is part of, and opens again", async () => {
    const path = join(folder, "out.kg.json");
    const { out, code, err } = await run([
      "export",
      small(),
      "--between",
      "Hanno",
      "Orm",
      "--stance",
      "plain,rumour",
      "-o",
      path,
    ]);
    expect(code).toBe(0);
    expect(out).toBe(`${path}: extract, 4 of 11 entities, 2 of 14 claims, Sourceline dataset\n`);
    expect(err).toBe("sourceline export: Left behind: 1 of 1 story and 1 of 1 question.\n");
    const { derivedFrom } = JSON.parse(readFileSync(path, "utf8"));
    expect(derivedFrom).toMatchObject({
      dataset: "siege-of-varn",
      version: "1.0.0",
      filter: "Certainty: only stated and rumoured; shortest paths between Hanno and Duchy of Orm",
      context: ["e.marn"],
    });
    expect((await run(["stats", path])).code).toBe(0);
  });

  test("of a part without any claim says so", async () => {
    const { code, err } = await run(["export", small(), "--around", "Hanno", "--stance", "plea"]);
    expect({ code, lines: lines(err) }).toEqual({
      code: 0,
      lines: [expect.stringContaining("leave entities but no claims"), expect.stringContaining("Left behind: ")],
    });
  });

  test("of node-link names its edges as told", async () => {
    const graph = async (...args: string[]) => JSON.parse((await run(["export", small(), ...NESTED, ...args])).out);
    expect((await graph()).edges).toHaveLength(13);
    expect((await graph("--set", "edges=links")).links).toHaveLength(13);
  });

  test.each([
    ["an unknown entity", ["--around", "Hano"], /There is no entity called “Hano”\. Did you mean “Hanno”\?/],
    ["an unknown kind", ["--kind", "relm"], /no entity type or family called “relm”\. Did you mean/],
    ["an unknown stance", ["--stance", "guess,gess"], /no certainty called “gess”\. Did you mean “guessed”\?/],
    ["a holder of nothing", ["--holder", "Varn"], /No claim is attributed to “Varn”/],
    ["one entity twice", ["--between", "Orm", "e.orm"], /both ends/],
    [
      "two that nothing joins",
      ["--between", "Selim", "Orm"],
      /Nothing connects “\u2068سليم\u2069” and “Duchy of Orm”/u,
    ],
    ["filters that leave nothing", ["--kind", "relic", "--stance", "plea"], /leave nothing/],
  ])("refuses %s", async (_, args, expected) => {
    const complaints = expectRefusal(await run(["export", small(), ...args]));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(expected);
  });

  test("to where it cannot write is refused", async () => {
    expect(expectRefusal(await run(["export", small(), "-o", folder]))[0]).toContain("This is a folder, not a file");
    expect(expectRefusal(await run(["export", small(), "-o", join(folder, "no/such/x.json")]))[0]).toContain(
      "no such file",
    );
  });

  test("to a reader that has seen enough ends quietly", async () => {
    const child = spawn(process.execPath, [MAIN, "export", ARTICLE], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});

describe("check", () => {
  test("of the small dataset finds nothing and says what it looked at", async () => {
    const { code, out, err } = await run(["check", small()]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("11 entities, 14 claims");
  });

  test("with the text says how many passages match it", async () => {
    const { code, out, err } = await run(["check", small(), "--text", file("text.txt", SMALL_TEXT)]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/15 of 15 passages match s\.letter exactly/);
  });

  test("with another text fails", async () => {
    const { code, err } = await run(["check", small(), "--text", file("other.txt", "Another text altogether.")]);
    expect(code).toBe(1);
    expect(lines(err).length).toBeGreaterThan(0);
  });

  test("of a part does not ask for what only the whole can have", async () => {
    const part = join(folder, "checked-part.kg.json");
    await run(["export", small(), "--around", "Hanno", "-o", part]);
    expect(await run(["check", part, "--text", file("text.txt", SMALL_TEXT)])).toMatchObject({ code: 0, err: "" });
  });

  test("with a text that is not there is unreadable", async () => {
    expect(expectRefusal(await run(["check", small(), "--text", join(folder, "none.txt")]))[0]).toContain(
      "none.txt: There is no",
    );
  });

  test("finds words of the text in the data", async () => {
    const input = smallDatasetInput();
    const words = "the Grey Company, long at war with Orm, lay before Varn for three months";
    const path = file(
      "quoting.kg.json",
      serializeDataset(smallDataset({ dataset: { ...input.dataset, description: words } })),
    );
    const { code, err } = await run(["check", path, "--text", file("text.txt", SMALL_TEXT)]);
    expect(code).toBe(1);
    expect(err).toContain("dataset.description");
  });
});

describe("a folder", () => {
  /** The small dataset as a folder, with some files changed; an absent text takes the file away. */
  const folderWith = (name: string, changed: Record<string, string | undefined> = {}) => {
    for (const [path, text] of [...splitDataset(smallDataset()), ...Object.entries(changed)])
      if (text === undefined) rmSync(join(folder, name, path), { force: true });
      else file(join(name, path), text);
    return join(folder, name);
  };

  test("is read as its one file is", async () => {
    const path = folderWith("whole");
    expect((await run(["check", path])).err).toBe("");
    expect((await run(["export", path])).out).toBe(readFileSync(small(), "utf8"));
    expect((await run(["stats", `${path}/`])).out).toBe((await run(["stats", small()])).out);
  });

  test("says in which file, line and column its JSON is broken", async () => {
    const path = folderWith("broken", { "claims.json": "[\n  {},\n]\n" });
    expect(expectRefusal(await run(["check", path]))).toEqual([
      `${path}/claims.json: Line 3, column 1: There is a comma before “]”. Remove the last comma.`,
    ]);
  });

  test("says which of its files is missing, and where in a file a problem is", async () => {
    const missing = folderWith("missing", { "entities.json": undefined });
    expect(expectRefusal(await run(["stats", missing]))[0]).toContain(`${missing}/entities.json: This file`);
    const links = [{ id: "l.0001", from: "c.none", relation: "supports", to: "c.0001", evidence: [], note: null }];
    const faulty = folderWith("faulty", { "claim-links.json": JSON.stringify(links) });
    expect(expectRefusal(await run(["check", faulty]), 1)[0]).toContain(`${faulty}/claim-links.json[0].from: `);
  });

  test("fails its check when a file has changed behind the manifest's back, and opens all the same", async () => {
    const path = folderWith("changed", { "questions.json": "[]\n" });
    expect(expectRefusal(await run(["check", path]), 1)[0]).toContain(`${path}/dataset.json.files["questions.json"]: `);
    expect((await run(["stats", path])).code).toBe(0);
  });

  test("fails its check where a story names a missing claim or has HTML in it, and opens all the same", async () => {
    const [story] = smallDataset().stories;
    const [scene] = story?.scenes ?? [];
    const faulty = { ...story, scenes: [{ ...scene, cites: ["c.9999"], caption: "<i>Look</i>" }] };
    const path = folderWith("told", { "stories/three-accounts.json": JSON.stringify(faulty) });
    const { code, err } = await run(["check", path]);
    expect(code).toBe(1);
    expect(err).toContain(`${path}/stories/three-accounts.json.scenes[0].cites[0]: The dataset has no claim “c.9999”.`);
    expect(err).toContain(`${path}/stories/three-accounts.json.scenes[0].caption: The caption contains HTML`);
    expect((await run(["stats", path])).code).toBe(0);
  });
});

describe("the article's dataset", () => {
  test("passes its check and can be counted and exported", async () => {
    expect(await run(["check", ARTICLE])).toMatchObject({ code: 0, err: "" });
    const stats = JSON.parse((await run(["stats", ARTICLE, "--json"])).out);
    expect(stats.totals.claims).toBeGreaterThan(200);
    const whole = file("article.kg.json", (await run(["export", ARTICLE])).out);
    expect(JSON.parse(readFileSync(whole, "utf8")).claims).toHaveLength(stats.totals.claims);
    expect((await run(["export", whole])).out).toBe(readFileSync(whole, "utf8"));
  });
});

describe("plain Node", () => {
  test("hands on result, complaints and exit code", () => {
    expect(spawned(["export", small()])).toEqual({ code: 0, out: readFileSync(small(), "utf8"), err: "" });
    expect(expectRefusal(spawned(["stats", join(folder, "none")]))).toHaveLength(1);
    const faulty = file(
      "dragons.kg.json",
      readFileSync(small(), "utf8").replaceAll('"predicate": "has"', '"predicate": "hat"'),
    );
    expect(expectRefusal(spawned(["check", faulty]), 1).length).toBeGreaterThan(1);
  });

  test("gives no half of a large export to a pipe", () => {
    const { out, code } = spawned(["export", ARTICLE, "--format", "node-link"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).nodes.length).toBeGreaterThan(100);
  });

  /** Logs the address of every module that is loaded. */
  const HOOK = `
    import { appendFileSync } from "node:fs";
    import { registerHooks } from "node:module";
    registerHooks({
      load(url, context, next) {
        appendFileSync(process.env.SOURCELINE_LOADED, url + "\\n");
        return next(url, context);
      },
    });`;

  test.each([
    ["stats", ["stats"]],
    ["check", ["check"]],
    ["export", ["export", "--around", "Orm", "--format", "graphology"]],
  ])("loads for %s neither a component nor what draws", (_, [command = "", ...options]) => {
    const log = file(`loaded-${command}.txt`, "");
    const hook = file("hook.mjs", HOOK);
    const flags = ["--import", pathToFileURL(hook).href];
    expect(spawned([command, small(), ...options], { SOURCELINE_LOADED: log }, flags).code).toBe(0);
    const loaded = lines(readFileSync(log, "utf8"));
    expect(loaded.some((url) => url.endsWith("/src/cli/main.ts"))).toBe(true);
    expect(
      loaded.filter((url) => /\.(?:tsx|jsx|css)$|\/ui\/|node_modules\/(?:sigma|react|react-dom)\//.test(url)),
    ).toEqual([]);
    expect(loaded.some((url) => url.endsWith("/node-link.ts"))).toBe(false);
  });

  test("a fault of our own is one line, and shows where it is only when asked", () => {
    // Where the answer is written, and not where the sentence about the fault is made.
    const hook = file(
      "bug.mjs",
      "const { stringify } = JSON;\nJSON.stringify = (value, ...layout) => { if (layout.length > 0) throw new RangeError('planted'); return stringify(value); };",
    );
    const flags = ["--import", pathToFileURL(hook).href];
    const args = ["stats", small(), "--json"];
    const { code, out, err } = spawned(args, {}, flags);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(lines(err)).toEqual(["sourceline: This should not have happened: planted (SOURCELINE_DEBUG=1 shows where)"]);
    expect(spawned(args, { SOURCELINE_DEBUG: "1" }, flags).err).toContain("    at ");
  });
});
