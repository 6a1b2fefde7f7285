// `palisade redact`: what is printed may be handed on.
import { afterEach, beforeEach, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({ "prompt.txt": "Why is card 4929 1804 6210 3359 declined?\n" });
});
afterEach(() => workspace.remove());

it("masks standard input, and changes nothing else", async () => {
  const log = "ts=1 url=postgres://app:s3cr3tpw@db/x\nts=2 ok\n";
  expect(await runHere(["redact"], log)).toEqual({
    code: 0,
    out: "ts=1 url=postgres://app:████████@db/x\nts=2 ok\n",
    err: "",
  });
  expect(await runHere(["redact", "-"], "ts=2 ok\n")).toEqual({ code: 0, out: "ts=2 ok\n", err: "" });
  expect(await runHere(["redact"], "")).toEqual({ code: 0, out: "", err: "" });
});

it("says what it masked in a file, and where, and never what it was", async () => {
  const { code, out } = await runHere(["redact", `${workspace.path}/prompt.txt`, "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    text: "Why is card ███████████████████ declined?\n",
    redactions: [{ kind: "payment-card", start: 12, end: 31, lengthClass: "16 to 31" }],
  });
  expect(out).not.toContain("4929");
});

it("says which file it cannot read", async () => {
  const { code, err } = await runHere(["redact", `${workspace.path}/missing.txt`]);
  expect(code).toBe(2);
  expect(err).toContain("missing.txt");
});
