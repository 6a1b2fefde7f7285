// The public surface, line by line.

export { caseEngines } from "./case-engines.js";
export { caseHost } from "./case-host.js";
export { type CaseReport, type CaseRun, printReport, reportCases, reportJson } from "./case-report.js";
export {
  CaseCompileError,
  type CaseEngine,
  type CaseError,
  type CaseProgram,
  type CaseVerdict,
  runCase,
} from "./case-runner.js";
export { compareResult } from "./compare-result.js";
export { compileCase } from "./compile-case.js";
export { type ConformanceCase, readCase, readCases } from "./conformance-case.js";
export { comparisons } from "./differential/comparisons.js";
export type {
  Bench,
  Comparison,
  DifferentialCase,
  OpaRun,
  Outcome,
} from "./differential/differential-case.js";
export { type ExpectedFailures, readExpectedFailures } from "./expected-failures.js";
export { type FuzzText, fuzzText, longLines } from "./fuzz/fuzz-text.js";
export { type ArtifactKind, type ArtifactVerdict, judgeArtifact } from "./fuzz/judge-artifact.js";
export { type FuzzProblem, type JudgeOptions, judgeText } from "./fuzz/judge-text.js";
export { minimise } from "./fuzz/minimise.js";
export { mutateBytes } from "./fuzz/mutate-bytes.js";
export { type RandomProgram, randomProgram } from "./fuzz/program/random-program.js";
export { Random } from "./fuzz/random.js";
export { unstampedFiles } from "./fuzz/unstamped-files.js";
export { readTerm } from "./read-term.js";
export { type GrowthShape, growthShapes } from "./yaml/growth-shapes.js";
export { type Judgement, judgeReading, type Verdict, verdicts } from "./yaml/judge-reading.js";
export { type KeptReading, readKeptReading, writeReading } from "./yaml/kept-reading.js";
export { findRefusal, type KnownRefusal, readKnownRefusals } from "./yaml/known-refusals.js";
export { type Growth, type GrowthSizes, measureGrowth } from "./yaml/measure-growth.js";
export { type JudgedInput, ourReading } from "./yaml/our-reading.js";
export {
  type KubernetesAnswer,
  type KubernetesDocument,
  type OpaAnswer,
  type Reading,
  type ReadingEntry,
  readKubernetesAnswer,
  readOpaAnswer,
  type YamlTable,
  yamlTables,
} from "./yaml/reading.js";
export { type YamlInput, yamlInputs, yamlShapes } from "./yaml/yaml-inputs.js";
