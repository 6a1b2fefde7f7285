// The page of the format of labelled scopes of compliance, and of how to add one.
import { complianceScopeSchema } from "@palisade/agents/compliance-scopes";
import { z } from "zod";
import { type Page, page } from "./markdown.js";
import { fieldsTable, type Schema } from "./schema-tables.js";

const scope = z.toJSONSchema(complianceScopeSchema, { io: "input" }) as Schema;

const example = [
  "```yaml",
  "id: pss-baseline-only",
  "title: A pod that keeps baseline and not restricted",
  "framework: pss",
  "manifests: |",
  "  apiVersion: v1",
  "  kind: Pod",
  "  metadata: { name: web, namespace: web }",
  "  spec:",
  '    containers: [{ name: web, image: "registry.example.com/web/web:2" }]',
  "controls: { baseline: pass, restricted: fail }",
  "```",
].join("\n");

export function complianceScopesPage(): Page {
  return page("compliance-scopes.md", "packages/agents/src/compliance/scopes", [
    "# Labelled scopes of compliance",
    "A scope is something that is judged by a framework, and how some of its controls stand. The Compliance Checker is measured on them. Ours are in `test/evaluation/compliance/`; any folder of such files will do.",
    example,
    "To add one, write a file of YAML or JSON, one scope in each, named after its `id`. Read the [control](frameworks.md), not the rules that stand for it, and label what it says of the scope; leave out controls of which you are not sure.",
    "## Fields",
    fieldsTable(scope),
    "The fields of `cluster` are those of [labelled incidents](doctor-scenarios.md#cluster). Of a cluster, what a scan saw on the machines counts for more than what its profile says.",
    "`wrongControls` of `@palisade/agents/compliance-scopes` says which controls stand otherwise; `loadComplianceScopes` reads a folder.",
  ]);
}
