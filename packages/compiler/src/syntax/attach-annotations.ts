// Which rule or package a METADATA block describes: the statement below it.
import type { Diagnostic } from "../source/diagnostic.js";
import type { AnnotationScope, Annotations, Import, Package, Rule } from "./ast.js";
import type { MetadataBlock } from "./metadata.js";

type Statements = {
  readonly package: Package;
  readonly imports: readonly Import[];
  readonly rules: readonly Rule[];
};

type Target =
  | { readonly kind: "package"; readonly row: number }
  | { readonly kind: "import"; readonly row: number }
  | { readonly kind: "rule"; readonly row: number; readonly rule: Rule };

const targetOfScope: ReadonlyMap<string, "rule" | "package"> = new Map([
  ["rule", "rule"],
  ["document", "rule"],
  ["package", "package"],
  ["subpackages", "package"],
]);

export function attachAnnotations(
  blocks: readonly MetadataBlock[],
  statements: Statements,
  diagnostics: Diagnostic[],
): readonly Annotations[] {
  if (blocks.length === 0) return [];
  const targets = targetsOf(statements);
  const annotations: Annotations[] = [];
  let next = 0;
  for (const block of blocks) {
    while (next < targets.length && (targets[next]?.row ?? 0) <= block.location.row) next++;
    const target = targets[next];
    const scope = block.scope ?? defaultScope(block, target);
    const message = mistakeOf(block, scope, target);
    if (message !== undefined) {
      const help = "put the block right above the rule or package it describes";
      diagnostics.push({
        code: "rego_parse_error",
        severity: "error",
        message,
        location: block.location,
        help,
      });
    } else if (target !== undefined && target.kind !== "import") {
      annotations.push(attached(block, scope as AnnotationScope, target));
    }
  }
  return annotations;
}

function targetsOf(statements: Statements): readonly Target[] {
  const targets: Target[] = [
    { kind: "package", row: statements.package.location.row },
    ...statements.imports.map(({ location }) => ({ kind: "import", row: location.row }) as const),
    ...statements.rules.map((rule) => ({ kind: "rule", row: rule.location.row, rule }) as const),
  ];
  return targets.toSorted((left, right) => left.row - right.row);
}

function defaultScope(block: MetadataBlock, target: Target | undefined): string {
  if (target?.kind !== "rule") return target?.kind ?? "";
  return block.entrypoint ? "document" : "rule";
}

function mistakeOf(block: MetadataBlock, scope: string, target: Target | undefined): string | undefined {
  const wanted = targetOfScope.get(scope);
  if (wanted === undefined) {
    return `invalid annotation scope '${scope}'. Use one of 'rule', 'document', 'package', or 'subpackages'`;
  }
  if (target?.kind !== wanted) {
    const found = target === undefined ? "" : ` (have ${target.kind})`;
    return `annotation scope '${scope}' must be applied to ${wanted}${found}`;
  }
  if (block.entrypoint && scope !== "document" && scope !== "package") {
    return `annotation entrypoint applied to non-document or package scope '${scope}'`;
  }
  return undefined;
}

function attached(
  block: MetadataBlock,
  scope: AnnotationScope,
  target: Target & { kind: "rule" | "package" },
): Annotations {
  const { entrypoint, location } = block;
  const fields = { ...block.fields, scope };
  if (target.kind === "package") return { scope, fields, entrypoint, location, target: { kind: "package" } };
  return { scope, fields, entrypoint, location, target: { kind: "rule", rule: target.rule } };
}
