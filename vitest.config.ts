import { availableParallelism } from "node:os";
import { dirname, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

/** Threads have Node's own loader: they run what is built, and only what starts them is run from the sources. */
const builtThreads: Plugin = {
  name: "built-threads",
  enforce: "pre",
  transform: (code, id) => {
    const folder = dirname(id).replace(`${sep}src${sep}`, `${sep}dist${sep}`);
    const base = JSON.stringify(pathToFileURL(`${folder}${sep}`).href);
    return code.replace(/(new URL\("\.\/[a-z-]+-worker\.js", )import\.meta\.url\)/g, `$1${base})`);
  },
};

// Tests run on the sources, so that a failing line is the line one edits.
export default defineConfig({
  plugins: [builtThreads],
  resolve: {
    alias: [
      {
        find: /^@palisade\/([a-z-]+)\/node$/,
        replacement: fileURLToPath(new URL("./packages/$1/src/node.ts", import.meta.url)),
      },
      {
        find: /^@palisade\/guardrails\/(reports|gate|project)$/,
        replacement: fileURLToPath(new URL("./packages/guardrails/src/$1/index.ts", import.meta.url)),
      },
      {
        find: /^@palisade\/palette\/(demo|writes)$/,
        replacement: fileURLToPath(new URL("./packages/palette/src/$1/index.ts", import.meta.url)),
      },
      {
        find: "@palisade/agents/compliance-scopes",
        replacement: fileURLToPath(
          new URL("./packages/agents/src/compliance/scopes/index.ts", import.meta.url),
        ),
      },
      {
        find: "@palisade/agents/requirement-sets",
        replacement: fileURLToPath(
          new URL("./packages/agents/src/advisor/requirement-sets/index.ts", import.meta.url),
        ),
      },
      {
        find: "@palisade/agents/compliance",
        replacement: fileURLToPath(new URL("./packages/agents/src/compliance/index.ts", import.meta.url)),
      },
      {
        find: "@palisade/agents/scenarios",
        replacement: fileURLToPath(
          new URL("./packages/agents/src/doctor/scenarios/index.ts", import.meta.url),
        ),
      },
      { find: /^@palisade\/([a-z-]+)$/, replacement: source("$1") },
      {
        find: "#platform-crypto",
        replacement: fileURLToPath(
          new URL("./packages/language/src/platform/node-crypto.ts", import.meta.url),
        ),
      },
    ],
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    // Most tests of whole programs wait for these: a core left to the runner would be idle.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
