// What the Cluster Doctor says: its root causes, and the schema of its report.
import {
  consequencesOf,
  diagnosisJsonSchema,
  type RootCause,
  rootCauses,
  takenBySeverity,
} from "@palisade/agents";
import { code, type Page, page, table } from "./markdown.js";

export const diagnosisSchemaPage = (): Page => ({
  path: "schemas/diagnosis.schema.json",
  text: `${JSON.stringify(diagnosisJsonSchema(), undefined, 2)}\n`,
});

export function rootCausesPage(): Page {
  return page("root-causes.md", "packages/agents/src/doctor", [
    "# Root causes",
    "What the [Cluster Doctor](../guides/diagnose-a-cluster.md) can name as the reason that a cluster is not well, and what follows from each: where both are seen, what follows is told as explained.",
    table(
      ["id", "", "explains"],
      Object.entries(rootCauses).map(([cause, sentence]) => [
        code(cause),
        sentence,
        consequencesOf(cause as RootCause)
          .map((each) => code(each))
          .join(" "),
      ]),
    ),
    "## The score",
    "The health score is 100 times the product of what each finding leaves, rounded down. What a finding takes goes by its severity:",
    table(
      ["severity", "takes", "leaves, alone"],
      Object.entries(takenBySeverity).map(([severity, taken]) => [
        severity,
        `${Math.round(taken * 100)}%`,
        String(Math.round(100 * (1 - taken))),
      ]),
    ),
    "So another finding, or a worse one, can only lower the score, and their order makes no difference. What each analyser took of the hundred is its share of the loss, by the logarithms of what its findings leave.",
  ]);
}
