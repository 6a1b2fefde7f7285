import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

// Tests run on the sources, so that a failing line is the line one edits.
export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^@palisade\/([a-z-]+)\/node$/,
        replacement: fileURLToPath(new URL("./packages/$1/src/node.ts", import.meta.url)),
      },
      {
        find: /^@palisade\/guardrails\/reports$/,
        replacement: fileURLToPath(new URL("./packages/guardrails/src/reports/index.ts", import.meta.url)),
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
  test: { include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 60_000 },
});
