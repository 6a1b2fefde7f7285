// Writes docs/reference from the declarations; with --check, fails if what is committed differs.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { advisorRequirementsPage } from "./reference/advisor-requirements.js";
import { builtInPages } from "./reference/built-ins.js";
import { codesPage } from "./reference/codes.js";
import { commandsPage } from "./reference/commands.js";
import { complianceSchemaPage } from "./reference/compliance.js";
import { complianceScopesPage } from "./reference/compliance-scopes.js";
import { contractPage, schemaPages } from "./reference/contract.js";
import { diagnosisSchemaPage, rootCausesPage } from "./reference/diagnosis.js";
import { doctorScenariosPage } from "./reference/doctor-scenarios.js";
import { frameworkFiles, frameworksPage } from "./reference/frameworks.js";
import type { Page } from "./reference/markdown.js";
import { mcpToolsPage } from "./reference/mcp-tools.js";
import { opaFlagsPage } from "./reference/opa-flags.js";
import { policiesPage } from "./reference/policies.js";
import { recommendationSchemaPage } from "./reference/recommendation.js";
import { reportFormatsPage } from "./reference/report-formats.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Whatever is in them was generated, or is removed. */
const folders = [
  "docs/reference",
  "packages/guardrails/schemas",
  "packages/guardrails/frameworks",
  "packages/agents/schemas",
];

/** Below the root, with slashes. */
async function committedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    await mkdir(join(root, folder), { recursive: true });
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((each) => /\.(?:md|json)$/.test(each)).sort()) {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      files.set(path, await readFile(join(root, path), "utf8"));
    }
  }
  return files;
}

async function writePage({ path, text }: Page): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const below =
  (folder: string) =>
  ({ path, text }: Page): Page => ({ path: `${folder}/${path}`, text });

const pages: readonly Page[] = [
  ...[
    ...builtInPages(),
    commandsPage(),
    opaFlagsPage(),
    codesPage(),
    contractPage(),
    ...schemaPages(),
    reportFormatsPage(),
    doctorScenariosPage(),
    mcpToolsPage(),
    advisorRequirementsPage(),
    complianceScopesPage(),
    rootCausesPage(),
    diagnosisSchemaPage(),
    recommendationSchemaPage(),
    complianceSchemaPage(),
    await policiesPage(),
    await frameworksPage(),
  ].map(below("docs/reference")),
  ...schemaPages().map(below("packages/guardrails")),
  below("packages/agents")(diagnosisSchemaPage()),
  below("packages/agents")(recommendationSchemaPage()),
  below("packages/agents")(complianceSchemaPage()),
  ...frameworkFiles(),
];
const before = await committedFiles();
const stale = [...before.keys()].filter((path) => !pages.some((page) => page.path === path));
const changed = pages.filter(({ path, text }) => before.get(path) !== text);

if (process.argv.includes("--check")) {
  for (const { path } of changed) console.error(`${path}: not what would be generated`);
  for (const path of stale) console.error(`${path}: nothing generates it`);
  if (changed.length + stale.length > 0) {
    console.error("run `npm run generate` and commit what it writes");
    process.exitCode = 1;
  }
} else {
  for (const page of changed) await writePage(page);
  for (const path of stale) await rm(join(root, path));
  console.log(`${pages.length} pages, ${changed.length} written, ${stale.length} removed`);
}
