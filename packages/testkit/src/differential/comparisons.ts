// Every kind of comparison, in the order they are made.
import { compareBuilt, compareBundle } from "./compare-bundles.js";
import { compareCheck } from "./compare-check.js";
import { compareEvaluation } from "./compare-evaluation.js";
import { compareLayout, compareTree } from "./compare-syntax.js";
import { compareTests } from "./compare-tests.js";
import type { Comparison } from "./differential-case.js";

export const comparisons: readonly Comparison[] = [
  { kind: "eval", summary: "results, or codes of errors", compare: compareEvaluation },
  { kind: "check", summary: "errors by place, code and message", compare: compareCheck(false) },
  { kind: "strict", summary: "the same of `check --strict`", compare: compareCheck(true) },
  { kind: "fmt", summary: "layout, byte by byte", compare: compareLayout },
  { kind: "parse", summary: "the AST as JSON", compare: compareTree },
  { kind: "test", summary: "how each derived test ends", compare: compareTests },
  { kind: "wasm", summary: "`opa build -t wasm` on our host, and our module", compare: compareBuilt("wasm") },
  {
    kind: "plan",
    summary: "`opa build -t plan` on our interpreter, and our module",
    compare: compareBuilt("plan"),
  },
  {
    kind: "bundle",
    summary: "our bundle, built with `-O 1`, in `opa eval -b` and here",
    compare: compareBundle,
  },
];
