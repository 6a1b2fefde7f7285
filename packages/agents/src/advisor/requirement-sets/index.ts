// Requirement sets that the Profile Advisor is measured on: their format, and how answers are judged.
export { judgeRecommendations, type Recommendation } from "./judge-recommendations.js";
export {
  loadRequirementSets,
  type RequirementSetReading,
  readRequirementSets,
} from "./read-requirement-sets.js";
export type { RequirementSet, Requirements } from "./requirement-set.js";
export { compliances, requirementSetSchema, requirementsSchema } from "./requirement-set-schema.js";
