import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { helm } from "./helm.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "palisade-"));
  for (const path of ["templates", "charts/db/templates"])
    mkdirSync(join(directory, path), { recursive: true });
  for (const path of ["Chart.yaml", "templates/a.yaml", "charts/db/templates/a.yaml"])
    writeFileSync(join(directory, path), "");
});
afterEach(() => rmSync(directory, { recursive: true }));

const split = (text: string) => {
  const file = join(directory, "Chart.yaml");
  const parts = helm.split(text, { renderer: helm, directory, file });
  return parts.map((part) => ({ ...part, file: part.file.slice(directory.length + 1) }));
};

describe("what helm prints", () => {
  it("is parted where a comment names the template, in the chart or one that is in it", () => {
    const first = "---\n# Source: web/templates/a.yaml\na: 1\n";
    const second = "---\n# Source: web/charts/db/templates/a.yaml\na: 2\n---\na: 3\n";
    expect(split(first + second)).toEqual([
      { file: "templates/a.yaml", line: 1, text: first.slice(0, -1) },
      { file: "charts/db/templates/a.yaml", line: 4, text: second },
    ]);
  });

  it("is the chart's where nothing names a template", () => {
    expect(split("a: 1\n---\na: 2\n")).toEqual([{ file: "Chart.yaml", line: 1, text: "a: 1\n---\na: 2\n" }]);
    const before = split("a: 1\n---\n# Source: web/templates/a.yaml\na: 2\n");
    expect(before.map(({ file, text }) => [file, text])).toEqual([
      ["Chart.yaml", "a: 1"],
      ["templates/a.yaml", "---\n# Source: web/templates/a.yaml\na: 2\n"],
    ]);
  });

  it.each([
    ["leads out of the chart", "web/../../etc/passwd"],
    ["leads out of the chart and back", "web/templates/../../x/templates/a.yaml"],
    ["is in an archive", "web/charts/cache/templates/a.yaml"],
    ["is a directory", "web/templates"],
    ["is no path", "web/\0"],
    ["is nothing", ""],
  ])("is the chart's where what a comment names %s", (_, name) => {
    expect(split(`---\n# Source: ${name}\na: 1\n`).map(({ file }) => file)).toEqual(["Chart.yaml"]);
  });

  it("is not parted at comments that are part of a text", () => {
    const text =
      "---\n# Source: web/templates/a.yaml\na: |\n  ---\n  # Source: web/charts/db/templates/a.yaml\n";
    expect(split(text)).toHaveLength(1);
    expect(split("---\na: 1\n# Source: web/templates/a.yaml\n")).toEqual([
      { file: "Chart.yaml", line: 1, text: "---\na: 1\n# Source: web/templates/a.yaml\n" },
    ]);
  });
});

describe("the command line", () => {
  it("has paths that are no options, whatever their names", () => {
    const lines = helm.commands("--post-renderer", { values: ["https://x", "-"] }).map(({ line }) => line);
    const values = ["https:/x", "-"].map((name) => `--values=${join(process.cwd(), name)}`);
    expect(lines).toEqual([
      ["template", join(process.cwd(), "--post-renderer"), "--include-crds", ...values],
    ]);
  });
});
