// The public surface of `@palisade/guardrails/project`, line by line.
export type { GateSettings, PaletteSettings, ProjectSettings } from "../settings/project-settings.js";
export { createProjectGuard, type Project, type ProjectGuardOptions, readProject } from "./node.js";
