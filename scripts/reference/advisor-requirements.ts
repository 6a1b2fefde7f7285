// The page of the format of requirement sets, and of how to add one.
import { requirementSetSchema, requirementsSchema } from "@palisade/agents/requirement-sets";
import { z } from "zod";
import { type Page, page } from "./markdown.js";
import { fieldsTable, partsOf, type Schema } from "./schema-tables.js";

const set = z.toJSONSchema(requirementSetSchema, { io: "input" }) as Schema;
const requirements = z.toJSONSchema(requirementsSchema, { io: "input" }) as Schema;

const example = [
  "```yaml",
  "id: gpu-on-google",
  "title: GPUs on GKE",
  "requirements: { workload: model training, cloud: gke, gpu: true, region: europe-west4 }",
  "expect:",
  "  fits: true",
  "  profiles: [gke-ml, gke-baseline]",
  "  packs: [kubernetes-gke, nvidia-gpu-operator-ai, csi-gcp-driver]",
  "  never: { packs: [nvidia-device-plugin] }",
  "```",
].join("\n");

const judging = [
  "- If nothing fits, the right answer is no recommendation.",
  "- Otherwise there is a first recommendation. If it takes its infrastructure of a profile, that is one of `profiles`; a composition of no profile is right by its packs alone.",
  "- It has every pack of `packs`, one at least of each list, and a Kubernetes within `kubernetes`.",
  "- No recommendation, whatever its place, has a profile or a pack of `never`.",
].join("\n");

export function advisorRequirementsPage(): Page {
  return page("advisor-requirements.md", "packages/agents/src/advisor/requirement-sets", [
    "# Requirement sets",
    "A requirement set is what somebody wants of a cluster, and which answers are right. The Profile Advisor is measured on them, with the packs and profiles of the demo tenant to choose from. Ours are in `test/evaluation/advisor/`; any folder of such files will do.",
    example,
    "To add one, write a file of YAML or JSON, one set in each, named after its `id`. Label it by what the packs can do and what was asked, before you see what an advisor says. A pack or a profile that the tenant does not have is a mistake, said with file, line and column.",
    "## Fields",
    fieldsTable(set),
    ...partsOf(set).flatMap(([path, part]) => [`### \`${path}\``, fieldsTable(part)]),
    "## Requirements by field",
    "Whoever asks in words means the same fields. What is not said is not required.",
    fieldsTable(requirements),
    "## How an answer is judged",
    judging,
    "`judgeRecommendations` of `@palisade/agents/requirement-sets` does that, and says each mistake; `loadRequirementSets` reads a folder.",
  ]);
}
