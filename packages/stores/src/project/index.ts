// The gate of a project, by its palisade.yaml.
export { openProjectGate, type ProjectGate, type ProjectGateOptions } from "./open-project-gate.js";
export { openProjectStores, type ProjectStores } from "./open-project-stores.js";
