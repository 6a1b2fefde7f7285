// Writes docs/reference from the declarations; with --check, fails if what is committed differs.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { builtInPages } from "./reference/built-ins.js";
import { codesPage } from "./reference/codes.js";
import { commandsPage } from "./reference/commands.js";
import type { Page } from "./reference/markdown.js";
import { opaFlagsPage } from "./reference/opa-flags.js";
import { policiesPage } from "./reference/policies.js";

const folder = fileURLToPath(new URL("../docs/reference/", import.meta.url));

async function committedPages(): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  const read = async (name: string) =>
    [name.replaceAll("\\", "/"), await readFile(join(folder, name), "utf8")] as const;
  return new Map(await Promise.all(names.map(read)));
}

async function writePage({ path, text }: Page): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const pages: readonly Page[] = [
  ...builtInPages(),
  commandsPage(),
  opaFlagsPage(),
  codesPage(),
  await policiesPage(),
];
const before = await committedPages();
const stale = [...before.keys()].filter((path) => !pages.some((page) => page.path === path));
const changed = pages.filter(({ path, text }) => before.get(path) !== text);

if (process.argv.includes("--check")) {
  for (const { path } of changed) console.error(`docs/reference/${path}: not what would be generated`);
  for (const path of stale) console.error(`docs/reference/${path}: nothing generates it`);
  if (changed.length + stale.length > 0) {
    console.error("run `npm run generate` and commit what it writes");
    process.exitCode = 1;
  }
} else {
  for (const page of changed) await writePage(page);
  for (const path of stale) await rm(join(folder, path));
  console.log(`${pages.length} pages, ${changed.length} written, ${stale.length} removed`);
}
