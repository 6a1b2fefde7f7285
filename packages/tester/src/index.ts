// The public surface, line by line.
export { findTests } from "./find-tests.js";
export { jsonReport } from "./reports/json.js";
export { type Paint, prettyReport } from "./reports/pretty.js";
export { type RunOptions, runTests, type TestRun } from "./run-tests.js";
export type { Outcome, TestCase, TestResult } from "./test-case.js";
