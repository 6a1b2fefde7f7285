// The packages as npm would install them, in projects of every sort: what is in them, and that the READMEs are true there.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { palisadeLines, snippetsOf } from "../documentation/snippets-of.js";
import { privilegedPod } from "../end-to-end/privileged-pod.js";
import { type PackedPackages, packPackages } from "./pack.js";
import { Project, runProgram, unreachable } from "./project.js";
import { published, root } from "./workspaces.js";

/** Generous: a machine may have others to serve. */
const patience = 300_000;
const libraries = published.filter(({ folder }) => existsSync(join(root, folder, "src")));
const readmes = ["README.md", ...libraries.map(({ folder }) => join(folder, "README.md"))];

/** `@palisade/guardrails/node` and its like: all that a program may import. */
const entries = libraries.flatMap(({ folder, manifest }) => {
  const { exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
    exports: Readonly<Record<string, unknown>>;
  };
  // Data, such as `./models/*`, are read and not imported.
  const paths = Object.keys(exports).filter((path) => !path.endsWith(".json") && !path.includes("*"));
  return paths.map((path) => manifest.name + path.slice(1));
});

/** The programs in pages, each as a file. */
/** Libraries that a guide shows beside ours; such programs are run where the documents are tested. */
const needsOthers =
  / from "(?:ai|ai\/test|@langchain\/core\/\w+|@modelcontextprotocol\/client|@openai\/agents)";/;

function programsOf(pages: readonly string[]): Readonly<Record<string, string>> {
  const programs = pages.flatMap((page) =>
    snippetsOf(join(root, page))
      .filter(({ language, text }) => language === "ts" && !needsOthers.test(text))
      .map(({ line, text }) => [`${page.replaceAll(/\W/g, "-")}-${line}.ts`, text] as const),
  );
  return Object.fromEntries(programs);
}

const guides = readdirSync(join(root, "docs/guides")).map((name) => `docs/guides/${name}`);

const typescript = join(root, "node_modules/typescript/bin/tsc");
/** Strict; with NodeNext the packages' declarations are checked, too. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: "es2023",
  lib: ["es2023"],
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
};

let packed: PackedPackages;
let installed: Project;
const projects: Project[] = [];

/** Installed once, and copied: that is what npm would do again. */
function project(manifest: Readonly<Record<string, unknown>>): Project {
  const made = new Project().manifest(manifest).copyModules(installed);
  projects.push(made);
  return made;
}

beforeAll(async () => {
  packed = await packPackages();
  installed = new Project().manifest({});
  projects.push(installed);
  await installed.install(packed.packages.map(({ tarball }) => tarball));
}, patience);

afterAll(() => {
  for (const each of projects) each.remove();
  rmSync(packed.folder, { recursive: true, force: true });
}, patience);

describe("a tarball", () => {
  it("is packed of every published package", () => {
    expect(packed.packages.map(({ name }) => name)).toEqual(published.map(({ manifest }) => manifest.name));
  });

  it.each(published.map(({ folder, manifest }) => [manifest.name, folder] as const))(
    "of %s has its licence and README, no test, no state of a build, and the source of every source map",
    (name, folder) => {
      const files = packed.packages.find((each) => each.name === name)?.files ?? [];
      expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
      expect(files.filter((path) => /[._]test\.|tsbuildinfo|\.tgz$|^out\//.test(path))).toEqual([]);
      const sources = files
        .filter((path) => path.endsWith(".map"))
        .flatMap((path) => {
          const map = JSON.parse(readFileSync(join(root, folder, path), "utf8")) as { sources: string[] };
          return map.sources.map((source) => join(path, "..", source));
        });
      expect(sources.filter((path) => !files.includes(path))).toEqual([]);
    },
  );
});

describe("in a project of ESM", () => {
  let esm: Project;
  beforeAll(() => {
    esm = project({ type: "module" });
    // One pack will do for the commands about policies.
    for (const folder of ["examples", "policies-rego/lib", "policies-rego/action"])
      cpSync(join(root, folder), esm.file(folder), { recursive: true });
  }, patience);

  it("every entry can be imported", async () => {
    esm.write({
      "main.js": entries.map((entry) => `console.log(typeof await import("${entry}"));\n`).join(""),
    });
    const { code, out, err } = await esm.node(["main.js"]);
    expect({ code, err, out }).toEqual({ code: 0, err: "", out: "object\n".repeat(entries.length) });
  });

  it.each(readmes.flatMap((readme) => snippetsOf(join(root, readme)).flatMap(palisadeLines)))(
    "palisade %s",
    async (line) => {
      const { code, out, err } = await esm.shell(`palisade ${line}`);
      expect([0, 1], `${out}${err}`).toContain(code);
    },
    patience,
  );

  it("the command is found by its package, without asking a registry", async () => {
    const { version } = published[0]?.manifest ?? {};
    expect(await esm.shell("npx -y @palisade/cli --version")).toEqual({
      code: 0,
      err: "",
      out: `${version}\n`,
    });
  });

  it("a client starts the MCP server as the README configures it", async () => {
    const configuration = snippetsOf(join(root, "README.md"))
      .filter(({ language, text }) => language === "json" && text.includes("mcpServers"))
      .map(
        ({ text }) => JSON.parse(text) as { mcpServers: { palisade: { command: string; args: string[] } } },
      );
    const client = new Client({ name: "test", version: "1.0.0" });
    const server = configuration[0]?.mcpServers.palisade ?? { command: "", args: [] };
    await client.connect(new StdioClientTransport({ ...server, cwd: esm.path }));
    const { tools } = await client.listTools();
    await client.close();
    expect(tools.map(({ name }) => name)).toContain("validate_prompt");
  });

  /** What a guide has somebody do in a repository of theirs: its Rego, by file, and its command lines. */
  const extension = (page: string) => {
    const guide = join(root, "docs/guides", page);
    const files = snippetsOf(guide).flatMap(({ text }) => {
      const [, name] = /^package (?:configuration\.rules|packs)\.(\w+)$/m.exec(text) ?? [];
      return name === undefined ? [] : [[`policies/${name}.rego`, text] as const];
    });
    const [, commands = ""] = /<!-- extend -->\s+```\n([\s\S]*?)```/.exec(readFileSync(guide, "utf8")) ?? [];
    const [install, ...lines] = commands.trim().split("\n");
    // The test did this from the tarballs.
    expect(install).toBe("npm install --save-dev @palisade/cli @palisade/policies");
    return { files: Object.fromEntries(files), lines };
  };

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      "write-a-policy.md",
      ["policies/team_label.rego", "policies/team_label_test.rego"],
      ["EXAMPLE-TEAM-LABEL", "K8S-PRIVILEGED"],
      [],
    ],
    ["frameworks.md", ["policies/ours.rego"], ["K8S-PRIVILEGED"], ["EXAMPLE-TEAM-LABEL", "K8S-RUN-AS-ROOT"]],
  ])(
    "policies of one's own are built with ours, as %s says",
    async (page, names, found, notFound) => {
      const { files, lines } = extension(page);
      expect(Object.keys(files)).toEqual(names);
      const labelled = privilegedPod("web").replace("name: web\n", 'name: web\n  labels: {team: ""}\n');
      rmSync(esm.file("policies"), { recursive: true, force: true });
      esm.write({ ...files, "deploy/pod.yaml": labelled });
      const ran = await esm.shell(`set -e\n${lines.join("\n")} --format json`);
      const report = JSON.parse(ran.out.slice(ran.out.indexOf("{"))) as { findings: { rule: string }[] };
      const rules = report.findings.map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining([...found]));
      expect(rules.filter((rule) => notFound.includes(rule))).toEqual([]);
      expect({ code: ran.code, err: ran.err }).toEqual({ code: 1, err: "" });
    },
    patience,
  );
});

describe("in a project of CommonJS", () => {
  it(
    "every entry can be required",
    async () => {
      const commonJs = project({ type: "commonjs" });
      commonJs.write({
        "main.js": `
for (const entry of ${JSON.stringify(entries)}) console.log(typeof require(entry));
const { createGuard } = require("@palisade/guardrails/node");
const schema = require("@palisade/guardrails/schemas/decision.schema.json");
createGuard().then((guard) => console.log(guard.validateAction({ verb: "get", resource: "pods" }).effect, typeof schema));
`,
      });
      const { code, out, err } = await commonJs.node(["main.js"]);
      expect({ code, out }, err).toEqual({
        code: 0,
        out: `${"object\n".repeat(entries.length)}allow object\n`,
      });
    },
    patience,
  );
});

describe("in a project of TypeScript", () => {
  it(
    "with NodeNext the programs of the READMEs have their types, and run",
    async () => {
      const next = project({ type: "module" });
      cpSync(join(root, "bundles"), next.file("bundles"), { recursive: true });
      const programs = programsOf(readmes);
      const required = `import guardrails = require("@palisade/guardrails");\nconsole.log(typeof guardrails.createGuard);\n`;
      next.write({
        ...programs,
        ...programsOf(guides),
        "required.cts": required,
        "tsconfig.json": JSON.stringify({
          compilerOptions: { ...compilerOptions, module: "nodenext", outDir: "built" },
        }),
      });
      const { code, out } = await next.node([typescript]);
      expect({ code, out }).toEqual({ code: 0, out: "" });
      // In one process, one after the other.
      const built = Object.keys(programs).map((name) => `await import("./${name.replace(/ts$/, "js")}");\n`);
      next.write({ "built/all.js": built.join("") });
      for (const name of ["built/all.js", "built/required.cjs"])
        expect(await next.node([name])).toMatchObject({ code: 0, err: "" });
    },
    patience,
  );

  it(
    "with a bundler's resolution, too, and one file runs alone",
    async () => {
      const bundler = project({});
      bundler.write({
        ...programsOf(["packages/guardrails/README.md", "packages/compiler/README.md"]),
        "judge.ts": `import { readFile } from "node:fs/promises";
import { createGuard } from "@palisade/guardrails";

const guard = await createGuard({ bundle: await readFile(process.argv[2] ?? "") });
console.log(guard.validateAction({ verb: "get", resource: "pods" }).effect);
`,
        "tsconfig.json": JSON.stringify({
          compilerOptions: {
            ...compilerOptions,
            module: "esnext",
            moduleResolution: "bundler",
            skipLibCheck: true,
            noEmit: true,
          },
        }),
      });
      const { code, out } = await bundler.node([typescript]);
      expect({ code, out }).toEqual({ code: 0, out: "" });
      const alone = new Project();
      projects.push(alone);
      await build({
        absWorkingDir: bundler.path,
        entryPoints: ["judge.ts"],
        outfile: alone.file("judge.mjs"),
        bundle: true,
        format: "esm",
        platform: "node",
        logLevel: "error",
      });
      const shipped = join(root, "packages/guardrails/bundles/palisade.tar.gz");
      expect(await alone.node(["judge.mjs", shipped])).toEqual({ code: 0, out: "allow\n", err: "" });
    },
    patience,
  );
});

describe("in this repository", () => {
  it("`npx palisade` is this repository's, without asking a registry", async () => {
    const { version } = published[0]?.manifest ?? {};
    expect(await runProgram(root, ["npx", "palisade", "--version"], unreachable)).toEqual({
      code: 0,
      out: `${version}\n`,
      err: "",
    });
  });
});
