// Labelled scopes that the Compliance Checker is measured on.
export {
  type ComplianceScope,
  type ComplianceScopeReading,
  type LabelledStatus,
  loadComplianceScopes,
  readComplianceScopes,
  wrongControls,
} from "./compliance-scope.js";
export { complianceFrameworks, complianceScopeSchema, controlStatuses } from "./compliance-scope-schema.js";
