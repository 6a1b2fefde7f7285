// What the Profile Advisor says: the schema of its report.
import { recommendationJsonSchema } from "@palisade/agents";
import type { Page } from "./markdown.js";

export const recommendationSchemaPage = (): Page => ({
  path: "schemas/recommendation.schema.json",
  text: `${JSON.stringify(recommendationJsonSchema(), undefined, 2)}\n`,
});
