// Every snippet in the documentation is run: programs, Rego, command lines, JSON.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { compile } from "@palisade/compiler";
import { describe, expect, it } from "vitest";
import { palisade } from "../end-to-end/run-palisade.js";
import { palisadeLines, type Snippet, snippetsOf } from "./snippets-of.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const scratch = join(root, "out/snippets");
mkdirSync(scratch, { recursive: true });

const pages = [
  join(root, "README.md"),
  join(root, "CONTRIBUTING.md"),
  ...["docs", "bundles", "examples", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(root, folder, name)),
  ),
];

function run(command: string, line: readonly string[], input = ""): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, line, { cwd: root, encoding: "utf8", input });
  return { code: status, output: `${stdout}${stderr}` };
}

type PlacedSnippet = Snippet & { readonly place: string };

const runners: Readonly<Record<string, (snippet: PlacedSnippet) => void>> = {
  ts: ({ place, text }) => {
    const file = join(scratch, `${place.replaceAll(/[^\w]/g, "-")}.ts`);
    writeFileSync(file, text);
    const { code, output } = run(process.execPath, ["--import", "tsx", file]);
    expect(code, output).toBe(0);
  },
  rego: ({ place, text }) => {
    expect(compile([{ file: place, text }], {}).diagnostics).toEqual([]);
  },
  json: ({ text }) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  },
  sh: (snippet) => {
    // Exit code 1 is an answer (findings, a denial); 2 is a command line that does not work.
    for (const line of palisadeLines(snippet)) {
      const { code, output } = run("bash", ["-c", `"${process.execPath}" "${palisade}" ${line}`]);
      expect([0, 1], `${line}\n${output}`).toContain(code);
    }
  },
};

describe("documentation", () => {
  const snippets = pages
    .flatMap((page) =>
      snippetsOf(page).map((each) => ({ ...each, place: `${relative(root, page)}:${each.line}` })),
    )
    .filter(({ language }) => language in runners);
  it.each(snippets)(
    "$place ($language)",
    (snippet) => {
      runners[snippet.language]?.(snippet);
      // A page of command lines takes as long as its processes take to start.
    },
    180_000,
  );
});
