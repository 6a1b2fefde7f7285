// What runs in browsers imports nothing of Node.
import { expect, test } from "vitest";
import { bundleForBrowser } from "./bundle-for-browser.js";

test.each(["language", "bundle", "compiler", "runtime"])("@palisade/%s", async (name) => {
  const { nodeImports } = await bundleForBrowser(`export * from "@palisade/${name}"`);
  expect(nodeImports).toEqual([]);
});

test("the entry for Node is noticed", async () => {
  const { nodeImports } = await bundleForBrowser(`export * from "@palisade/runtime/node"`);
  expect(nodeImports).toEqual([
    "packages/runtime/src/load-functions.ts: node:url",
    "packages/runtime/src/threads/serve-tasks.ts: node:worker_threads",
    "packages/runtime/src/threads/thread-pool.ts: node:os",
    "packages/runtime/src/threads/thread-pool.ts: node:worker_threads",
    "packages/runtime/src/node.ts: node:fs",
    "packages/runtime/src/node.ts: node:fs/promises",
  ]);
});
