// The public surface, line by line.
export { compileTests, type Suite, type SuiteOptions } from "./compile-tests.js";
export { countHeadsWhenTheyHold } from "./cover/head-places.js";
export { jsonCoverage } from "./cover/json-coverage.js";
export { lcovCoverage } from "./cover/lcov-coverage.js";
export {
  type CoverageReport,
  coveragePercentage,
  type FileCoverage,
  measureCoverage,
} from "./cover/measure-coverage.js";
export { prettyCoverage, rowSpans } from "./cover/pretty-coverage.js";
export { type ProfiledExpression, profileExpressions } from "./cover/profile-expressions.js";
export { type ConflictRequest, explainConflict } from "./explain/explain-conflict.js";
export { filterTrace, printTrace, type TraceDetail } from "./explain/print-trace.js";
export { type TraceEvent, type TraceOperation, traceEvaluation } from "./explain/trace-evaluation.js";
export { findTests } from "./find-tests.js";
export { parseSources } from "./parse-sources.js";
export { jsonReport } from "./reports/json.js";
export { junitReport } from "./reports/junit.js";
export { type Paint, prettyReport } from "./reports/pretty.js";
export { type RunOptions, runTests, type TestRun } from "./run-tests.js";
export { runTestsWithin, type TimedOptions } from "./run-tests-within.js";
export type { Benchmark, CaseResult, Failure, Outcome, TestCase, TestResult } from "./test-case.js";
