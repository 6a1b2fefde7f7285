// What a dry run prints and a later command acts on: `kubectl create … --dry-run=client -o yaml | kubectl apply -f -`.
import type { Operation } from "../operation.js";

const acting: ReadonlySet<string> = new Set(["apply", "create", "replace", "delete"]);

/** What is acted on is what was rendered, through as many filters as it takes. */
export function linkRendered(operations: readonly Operation[]): readonly Operation[] {
  return operations.map((operation) => {
    if (!isUnnamed(operation)) return operation;
    const rendered = renderedFor(operation, operations);
    return rendered.length === 0 ? operation : aboutRendered(operation, rendered);
  });
}

function isUnnamed({ tool, verb, targets, manifests }: Operation): boolean {
  return tool === "kubectl" && acting.has(verb) && targets.length === 0 && manifests === undefined;
}

function renderedFor({ reads_from = [] }: Operation, operations: readonly Operation[]): readonly Operation[] {
  const seen = new Set(reads_from);
  for (const index of seen)
    if (operations[index]?.tool === "shell")
      for (const source of operations[index].reads_from ?? []) seen.add(source);
  return [...seen]
    .flatMap((index) => operations[index] ?? [])
    .filter(({ tool, dry_run }) => tool === "kubectl" && dry_run === true);
}

function aboutRendered(operation: Operation, rendered: readonly Operation[]): Operation {
  const joined = <Field extends "changes" | "manifests" | "files" | "dynamic">(field: Field) => {
    const all = [operation, ...rendered].flatMap((each): readonly unknown[] => each[field] ?? []);
    return all.length === 0 ? {} : { [field]: [...new Set(all)] };
  };
  const namespace = operation.namespace ?? rendered.find((each) => each.namespace !== undefined)?.namespace;
  return {
    ...operation,
    targets: rendered.flatMap(({ targets }) => targets),
    ...(namespace !== undefined && { namespace }),
    ...joined("changes"),
    ...joined("manifests"),
    ...joined("files"),
    ...joined("dynamic"),
  };
}
