// Policies of both versions of Rego compile together.
import { expect, test } from "vitest";
import { compile } from "./compile.js";

const old = { file: "old.rego", text: "package old\n\np[x] { x := data.new.q[_] }\n" };
const current = { file: "new.rego", text: "package new\n\nq contains 1 if true\n" };

test("each source has its version", () => {
  expect(compile([{ ...old, regoVersion: "v0" }, current]).diagnostics).toEqual([]);
  expect(compile([old, { ...current, regoVersion: "v1" }], { regoVersion: "v0" }).diagnostics).toEqual([]);
  expect(compile([old, current]).diagnostics).not.toEqual([]);
});

test("v1 words come with an import", () => {
  const text = "package old\n\nimport rego.v1\n\np if true\n";
  expect(compile([{ file: "a.rego", text }], { regoVersion: "v0" }).diagnostics).toEqual([]);
  const wrong = compile([{ file: "a.rego", text: `${text}\nq { true }\n` }], { regoVersion: "v0" });
  expect(wrong.diagnostics.map(({ message }) => message)).toEqual([
    "`if` keyword is required before rule body",
  ]);
});
