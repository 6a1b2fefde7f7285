// Labelled incidents: their format, and a server for each.
export { type Diagnosis, type DiagnosisResult, judgeDiagnosis } from "./judge-diagnosis.js";
export { loadScenarios } from "./load-scenarios.js";
export { readScenarios, type ScenarioFile, type ScenarioReading } from "./read-scenarios.js";
export type { Expectation, Scenario, ScenarioSubject } from "./scenario.js";
export { type ScenarioProblem, showProblem } from "./scenario-problem.js";
export {
  type IncidentSeverity,
  incidentSeverities,
  variantSchema,
  wholeScenarioSchema,
} from "./scenario-schema.js";
export { type RunningScenario, startScenario } from "./start-scenario.js";
