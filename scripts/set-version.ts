// Sets the version of every package, of the packages among their dependencies, and of what people are told to
// install: they are released together.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [version = ""] = process.argv.slice(2);

type Manifest = { version: string; workspaces?: string[]; dependencies?: Record<string, string> };

function setVersion(folder: string): Manifest {
  const file = join(root, folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  manifest.version = version;
  const dependencies = manifest.dependencies ?? {};
  for (const name of Object.keys(dependencies)) {
    if (name.startsWith("@palisade/")) dependencies[name] = version;
  }
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

/** Where people are told a version to install. */
const mentions = [".pre-commit-hooks.yaml", "docs/guides/gate-a-pipeline.md"];

function setMentioned(file: string): void {
  const text = readFileSync(join(root, file), "utf8");
  const mentioned = /(@palisade\/cli@|palisade-policy\/palisade@v|\brev: v)\d+\.\d+\.\d+[-0-9a-z.]*/g;
  writeFileSync(join(root, file), text.replaceAll(mentioned, `$1${version}`));
}

if (!/^\d+\.\d+\.\d+(-[0-9a-z.-]+)?$/.test(version)) {
  console.error("usage: npm run release:version -- 1.2.3");
  process.exitCode = 2;
} else {
  for (const folder of setVersion(".").workspaces ?? []) setVersion(folder);
  for (const file of mentions) setMentioned(file);
  const line = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  process.exitCode = spawnSync("npm", line, { cwd: root, stdio: "inherit" }).status ?? 1;
}
