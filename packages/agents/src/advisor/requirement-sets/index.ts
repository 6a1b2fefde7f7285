// Requirement sets that the Profile Advisor is measured on: their format, and how answers are judged.

export { compliances, type Requirements, requirementsSchema } from "../requirements/requirements-schema.js";
export { judgeRecommendations, type Recommendation } from "./judge-recommendations.js";
export {
  loadRequirementSets,
  type RequirementSetReading,
  readRequirementSets,
} from "./read-requirement-sets.js";
export type { RequirementSet } from "./requirement-set.js";
export { requirementSetSchema } from "./requirement-set-schema.js";
