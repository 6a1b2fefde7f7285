// Stand-ins for helm and kustomize that print what those print, and the real ones where this machine has them.

import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import type { Workspace } from "./run-palisade.js";

/** `helm template DIRECTORY --include-crds [--values=FILE]…`, of charts that only put values in. */
const helm = `
const { readFileSync, readdirSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const [command, chart, crds, ...options] = process.argv.slice(2);
if (command !== "template" || crds !== "--include-crds") throw new Error("unknown command line");
const pairs = (file) => [...readFileSync(file, "utf8").matchAll(/^(\\w+): *(.*)$/gm)].map(([, key, value]) => [key, value]);
const name = Object.fromEntries(pairs(join(chart, "Chart.yaml"))).name;
if (name === undefined) {
  console.error("Error: validation: chart.metadata.name is required");
  process.exit(1);
}
const files = [join(chart, "values.yaml"), ...options.map((option) => option.replace("--values=", ""))];
const values = Object.fromEntries(files.filter(existsSync).flatMap(pairs));
const templates = (directory, path) =>
  existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith(".yaml")).sort().map((file) => [join(directory, file), path + "/" + file]) : [];
const charts = existsSync(join(chart, "charts")) ? readdirSync(join(chart, "charts")) : [];
const all = [
  ...templates(join(chart, "crds"), name + "/crds"),
  ...charts.flatMap((each) => templates(join(chart, "charts", each, "templates"), name + "/charts/" + each + "/templates")),
  ...templates(join(chart, "templates"), name + "/templates"),
];
for (const [file, path] of all) {
  const text = readFileSync(file, "utf8").replace(/\\{\\{ *\\.Values\\.(\\w+) *\\}\\}/g, (_, key) => values[key] ?? "");
  for (const document of text.split(/^---\\n/m).filter((each) => each.trim() !== ""))
    process.stdout.write("---\\n# Source: " + path + "\\n" + document.trimEnd() + "\\n");
}
`;

/** `kustomize build DIRECTORY`, of kustomizations that only name files and directories. */
const kustomize = `
const { readFileSync, statSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const [command, directory] = process.argv.slice(2);
if (command !== "build") throw new Error("unknown command line");
const build = (path) => {
  if (!existsSync(path)) {
    console.error("Error: accumulating resources: lstat " + path + ": no such file or directory");
    process.exit(1);
  }
  if (!statSync(path).isDirectory()) return [readFileSync(path, "utf8").trimEnd() + "\\n"];
  const [, list] = /^resources: \\[(.*)\\]$/m.exec(readFileSync(join(path, "kustomization.yaml"), "utf8"));
  return list.split(",").flatMap((each) => build(join(path, each.trim())));
};
process.stdout.write(build(directory).join("---\\n"));
`;

const programs = { helm, kustomize };

/** A path on which the stand-ins are, or some of them, and nothing else. */
export function pathWithStandIns(workspace: Workspace, names: readonly (keyof typeof programs)[]): string {
  for (const name of names) {
    const file = `.bin/${name}`;
    workspace.write({ [file]: `#!${process.execPath}\n${programs[name]}` });
    chmodSync(join(workspace.path, file), 0o755);
  }
  return [join(workspace.path, ".bin"), dirname(process.execPath)].join(delimiter);
}

/** Whether this machine has the program, and it works. */
export function isInstalled(program: string, line: readonly string[]): boolean {
  return spawnSync(program, line, { stdio: "ignore" }).status === 0;
}
