// `--package` and `--import`: names in a query that stand for documents, written out before it is compiled.
import type { Body, Module, Term } from "@palisade/compiler";
import { UsageError } from "../usage-error.js";

export const queryContextOptions = {
  package: {
    type: "string",
    placeholder: "path",
    description: "ask from within this package, so that its rules go by their names: app.rules",
  },
  import: {
    type: "list",
    placeholder: "ref",
    description: "import for the query: data.app.rules, or 'data.app.rules as rules' (repeatable)",
  },
} as const;

type Values = { readonly package: string | undefined; readonly import: readonly string[] };

/** The query with whole paths. @throws {UsageError} for imports that are none. */
export async function resolveQuery(
  query: string,
  body: Body,
  values: Values,
  modules: readonly Module[],
): Promise<string> {
  if (values.package === undefined && values.import.length === 0) return query;
  const { isExpression, walkNodes } = await import("@palisade/compiler");
  const names = new Map([
    ...(await packageNames(values.package, modules)),
    ...(await importNames(values.import)),
  ]);
  const places: { readonly start: number; readonly end: number; readonly path: string }[] = [];
  const declared = new Set<string>();
  walkNodes(body, (node) => {
    if (isExpression(node)) {
      for (const name of declaredNames(node)) declared.add(name);
      return;
    }
    const path = node.kind === "var" ? names.get(node.name) : undefined;
    const { start, end } = node.location;
    if (path !== undefined && node.kind === "var" && query.slice(start, end) === node.name)
      places.push({ start, end, path });
  });
  const isFree = ({ start, end }: { start: number; end: number }) => !declared.has(query.slice(start, end));
  const unique = new Map(places.filter(isFree).map((place) => [place.start, place]));
  return [...unique.values()]
    .sort((left, right) => right.start - left.start)
    .reduce((text, { start, end, path }) => `${text.slice(0, start)}${path}${text.slice(end)}`, query);
}

/** Of `some x` and `x := …`: what a query declares is its own. */
function declaredNames({ code }: Body[number]): readonly string[] {
  const terms: Term[] = [];
  if (code.kind === "some") {
    for (const symbol of code.symbols)
      terms.push(...(symbol.kind === "call" ? symbol.args.slice(0, -1) : [symbol]));
  }
  if (code.kind === "call" && operatorName(code.operator) === "assign") terms.push(...code.args.slice(0, 1));
  return terms.flatMap(variables);
}

function variables(term: Term): readonly string[] {
  if (term.kind === "var") return [term.name];
  if (term.kind === "array") return term.items.flatMap(variables);
  return term.kind === "object" ? term.entries.flatMap(([, value]) => variables(value)) : [];
}

function operatorName({ parts: [first] }: Extract<Term, { kind: "ref" }>): string {
  return first?.kind === "var" ? first.name : "";
}

async function packageNames(
  path: string | undefined,
  modules: readonly Module[],
): Promise<readonly (readonly [string, string])[]> {
  if (path === undefined) return [];
  const { printTerm } = await import("@palisade/compiler");
  const whole = path.startsWith("data.") ? path : `data.${path}`;
  return modules
    .filter((module) => printTerm(module.package.path) === whole)
    .flatMap(({ rules }) => rules)
    .flatMap(({ head: { reference } }) => {
      const [first] = reference.parts;
      return first?.kind === "var" ? [[first.name, `${whole}.${first.name}`] as const] : [];
    });
}

/** Read as a module's imports are. */
async function importNames(imports: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const { parseModule, printTerm } = await import("@palisade/compiler");
  return imports.map((text) => {
    const { module } = parseModule("", `package query\n\nimport ${text}\n`);
    const [found] = module?.imports ?? [];
    const last = found?.path.kind === "ref" ? found.path.parts.at(-1) : found?.path;
    const name =
      found?.alias ?? (last?.kind === "string" ? last.value : last?.kind === "var" ? last.name : "");
    if (found === undefined || module?.imports.length !== 1 || name === "")
      throw new UsageError(
        `--import: \`${text}\` is no import; write data.app.rules, or data.app.rules as rules`,
      );
    return [name, printTerm(found.path)] as const;
  });
}
