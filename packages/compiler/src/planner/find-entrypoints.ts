// Which documents a module can be asked for: those the caller names, those METADATA names, or every package.
import type { CheckedPolicy, RuleTree } from "../check/checked-module.js";
import { treeKey } from "../check/checked-module.js";
import type { Diagnostic } from "../source/diagnostic.js";
import type { Annotations, Ref, Term } from "../syntax/ast.js";
import { parseTermText } from "../syntax/parser.js";
import { pathText } from "./document-path.js";

type Path = readonly string[];

export type Entrypoints = { readonly paths: readonly Path[]; readonly diagnostics: readonly Diagnostic[] };

/** Paths start with `data`; each is there once. */
export function findEntrypoints(policy: CheckedPolicy, names: readonly string[]): Entrypoints {
  const given = names.map((name) => ({ name, path: readPath(name) }));
  const diagnostics = given.flatMap(({ name, path }) =>
    path !== undefined && exists(policy, path) ? [] : [unknownEntrypoint(policy, name)],
  );
  const annotated = policy.modules.flatMap(({ annotations, package: { path } }) =>
    annotations.filter(({ entrypoint }) => entrypoint).map((one) => annotatedPath(policy, one, path)),
  );
  const wanted = [...given.map(({ path }) => path), ...annotated];
  const isFree = wanted.length === 0 && policy.queries.length === 0;
  const packages = isFree ? policy.modules.map((module) => stringPath(module.package.path.parts)) : [];
  const paths = [...wanted, ...packages].filter((path) => path !== undefined);
  return { paths: [...new Map(paths.map((path) => [pathText(path), path])).values()], diagnostics };
}

/** `pkg/rule`, or `data.pkg.rule` as a ref. */
function readPath(name: string): Path | undefined {
  if (name !== "data" && !/^data[.[]/.test(name)) return ["data", ...name.split("/")];
  const { term } = parseTermText(name);
  if (term?.kind === "var") return [term.name];
  return term?.kind === "ref" ? stringPath(term.parts) : undefined;
}

function stringPath(parts: readonly Term[]): Path | undefined {
  const steps = parts.slice(1).map((part) => (part.kind === "string" ? part.value : undefined));
  return steps.every((step) => step !== undefined) ? ["data", ...steps] : undefined;
}

function annotatedPath(policy: CheckedPolicy, { target }: Annotations, packagePath: Ref): Path | undefined {
  if (target.kind === "package") return stringPath(packagePath.parts);
  const reference = policy.references.get(target.rule);
  return reference === undefined ? undefined : groundPath(reference);
}

/** The rule's document that METADATA is about, as an entrypoint's name: `pkg/rule`. Manifests list no package's METADATA. */
export function annotatedName(
  policy: CheckedPolicy,
  annotations: Annotations,
  packagePath: Ref,
): string | undefined {
  if (annotations.target.kind === "package") return undefined;
  return annotatedPath(policy, annotations, packagePath)?.slice(1).join("/");
}

/** A rule whose reference has variables is asked for by what comes before them. */
function groundPath({ parts }: Ref): Path | undefined {
  const end = parts.findIndex((part, index) => index > 0 && part.kind !== "string");
  return stringPath(end < 0 ? parts : parts.slice(0, end));
}

/** A package, a rule that is no function, or a part of what a rule makes. */
function exists({ rules }: CheckedPolicy, path: Path): boolean {
  let node: RuleTree = rules;
  for (const step of path.slice(1)) {
    const key = treeKey({
      kind: "string",
      value: step,
      location: { file: "", row: 1, column: 1, start: 0, end: 0 },
    });
    const child = key === undefined ? undefined : node.children.get(key);
    if (child === undefined) return node.rules.some(({ head }) => head.args === undefined);
    node = child;
  }
  return (
    node.children.size > 0 ||
    node.rules.length === 0 ||
    node.rules.some(({ head }) => head.args === undefined)
  );
}

function unknownEntrypoint({ modules }: CheckedPolicy, name: string): Diagnostic {
  const location = modules[0]?.package.location ?? { file: "", row: 1, column: 1, start: 0, end: 0 };
  return {
    code: "rego_compile_error",
    severity: "error",
    message: `entrypoint "${name}" does not refer to a rule or policy decision`,
    location,
    help: "an entrypoint is written `package/rule` or `data.package.rule`",
  };
}
