// The schema of the Compliance Checker's report.
import { complianceReportJsonSchema } from "@palisade/agents/compliance";
import type { Page } from "./markdown.js";

export const complianceSchemaPage = (): Page => ({
  path: "schemas/compliance-report.schema.json",
  text: `${JSON.stringify(complianceReportJsonSchema(), undefined, 2)}\n`,
});
