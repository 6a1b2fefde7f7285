// A page in a real browser compiles a policy, evaluates it, and shows what comes of it.
import { createHash } from "node:crypto";
import process from "node:process";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleForBrowser } from "./bundle-for-browser.js";
import { findChromium } from "./find-chromium.js";
import { type ShownPage, showInChromium } from "./show-in-chromium.js";

const chromium = findChromium();
if (chromium === undefined && process.env["CI"] !== "true") {
  process.stderr.write(
    "\nNO CHROMIUM FOUND: THE TESTS IN A BROWSER ARE SKIPPED (apt-get install chromium)\n\n",
  );
}

test("there is a browser to test in", { skip: process.env["CI"] !== "true" }, () => {
  expect(chromium).toBeDefined();
});

describe.skipIf(chromium === undefined)("a page", () => {
  let page: ShownPage;

  beforeAll(async () => {
    const ids = ["allowed", "denied", "digest", "mistake", "endless"];
    const { code } = await bundleForBrowser(`export { fillPage } from "./test/browser/page.ts"`);
    page = await showInChromium(chromium ?? "", code, ids);
  }, 120_000);

  test("has no error", () => {
    expect(page.error).toBe("");
  });

  test("shows decisions", () => {
    expect([page.shown["allowed"], page.shown["denied"]]).toEqual(["true", "false"]);
    expect(page.shown["digest"]).toBe(JSON.stringify(createHash("sha256").update("zoë").digest("hex")));
  });

  test("shows a mistake with its caret", () => {
    expect(page.shown["mistake"]).toMatchInlineSnapshot(`
      "shop.rego:6:2: rego_unsafe_var_error: var stuff is unsafe
        	input.user in stuff
        	^^^^^^^^^^^^^^^^^^^
      help: give \`stuff\` a value in the body, e.g. with \`some stuff in …\` or \`stuff := …\`"
    `);
  });

  test("stops what would not end", () => {
    expect(page.shown["endless"]).toBe("eval_cancel_error: step limit exceeded");
  });
});
