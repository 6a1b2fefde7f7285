// The built-ins' pages: one for each family, and an index of all.
import { type Builtin, builtins, printType, type Type } from "@palisade/language";
// The generator decides by this table too whether a call stays inside the module.
import { valueLibrary } from "../../packages/compiler/src/wasm/library.js";
import { anchor, block, code, type Page, page, table } from "./markdown.js";

/** By category, which is the name of the family's file; for those that do not read well by themselves. */
const titles: Readonly<Record<string, string>> = {
  aggregates: "Aggregates and membership",
  aws: "Amazon Web Services",
  crypto: "Cryptography",
  documents: "JSON documents",
  encoding: "Encodings",
  globs: "Glob patterns",
  graphql: "GraphQL",
  graphs: "Graphs and trees",
  host: "The host: printing, network, runtime",
  jwt: "Signed tokens (JWT)",
  networks: "IP networks",
  numbers: "Series and random numbers",
  regexps: "Regular expressions",
  semver: "Semantic versions",
  typeTests: "Tests of types",
  uris: "URIs",
  uuids: "UUIDs",
  yaml: "YAML",
};

/** `index.md`, and a page for each family. */
export function builtInPages(): readonly Page[] {
  const families = new Map<string, Builtin[]>();
  for (const builtin of [...builtins.values()].toSorted(byName)) {
    families.set(builtin.category, [...(families.get(builtin.category) ?? []), builtin]);
  }
  const ordered = [...families].sort(([left], [right]) => (titleOf(left) < titleOf(right) ? -1 : 1));
  return [indexPage(ordered), ...ordered.map(([category, members]) => familyPage(category, members))];
}

function byName(left: Builtin, right: Builtin): number {
  return left.name < right.name ? -1 : 1;
}

type Families = readonly (readonly [category: string, members: readonly Builtin[]])[];

function indexPage(families: Families): Page {
  const all = families.flatMap(([, members]) => members);
  const sections = families.flatMap(([category, members]) => [
    `## [${titleOf(category)}](${fileOf(category)})`,
    table(["name", "what it gives", "marks"], members.map(indexRow)),
  ]);
  return page("built-ins/index.md", "packages/language/src/builtins", [
    "# Built-in functions",
    `${all.length} functions in ${families.length} families, with OPA's names and types. ${
      all.filter(isNative).length
    } are native: they run inside the WASM module. The others are called in the host, by the same declarations that these pages are written from. Each example is run by the tests.`,
    marksText,
    ...sections,
  ]);
}

const marksText = [
  "- **native**: no call leaves the module.",
  "- **deprecated**: only policies of Rego v0 may call it.",
  "- **nondeterministic**: may answer otherwise in another evaluation; within one, the same call gives the same. `HostOptions` fixes the clock and the seed.",
  "- **needs** …: refused when the policy is loaded, unless the host grants it in `HostOptions.capabilities`.",
  "- **relation**: gives every pair there is, one after another.",
].join("\n");

function indexRow(builtin: Builtin): readonly string[] {
  const link = `[${code(builtin.name)}](${fileOf(builtin.category)}#${anchor(builtin.name)})`;
  const operator = builtin.infix === undefined ? "" : ` ${code(builtin.infix)}`;
  return [`${link}${operator}`, builtin.summary, marksOf(builtin).join(", ")];
}

function familyPage(category: string, members: readonly Builtin[]): Page {
  return page(`built-ins/${fileOf(category)}`, `packages/language/src/builtins/${sourceOf(category)}`, [
    `# ${titleOf(category)}`,
    "[All built-ins](index.md)",
    ...members.flatMap(section),
  ]);
}

function section(builtin: Builtin): readonly string[] {
  const marks = marksOf(builtin);
  const operator =
    builtin.infix === undefined ? "" : `As an operator: ${code(operatorText(builtin, builtin.infix))}.`;
  return [
    `## ${code(builtin.name)}`,
    builtin.summary,
    block([signatureOf(builtin)]),
    operator,
    marks.length === 0 ? "" : `Marks: ${marks.join(", ")}.`,
    builtin.examples.length === 0 ? "" : block(exampleLines(builtin)),
  ];
}

function operatorText({ parameters }: Builtin, infix: string): string {
  const [left = "left", right = "right"] = Object.keys(parameters);
  return `${left} ${infix} ${right}`;
}

/** `array.concat(left: array[any], right: array[any]) => array[any]` */
function signatureOf({ name, parameters, variadic, returns }: Builtin): string {
  const fixed = Object.entries(parameters).map(([parameter, type]) => `${parameter}: ${printType(type)}`);
  const more = variadic === undefined ? [] : [`...: ${printType(variadic)}`];
  return `${name}(${[...fixed, ...more].join(", ")})${resultOf(returns)}`;
}

function resultOf(returns: Type | undefined): string {
  return returns === undefined ? "" : ` => ${printType(returns)}`;
}

/** Results stand in one column. */
function exampleLines({ examples }: Builtin): readonly string[] {
  const width = Math.min(60, Math.max(...examples.map(({ rego }) => rego.length)));
  return examples.map(({ rego, result }) => `${rego.padEnd(width)}  # ${result ?? "undefined"}`);
}

function marksOf(builtin: Builtin): readonly string[] {
  const { deprecated, nondeterministic, relation, needs } = builtin;
  return [
    ...(isNative(builtin) ? ["native"] : []),
    ...(deprecated === true ? ["deprecated"] : []),
    ...(nondeterministic === true ? ["nondeterministic"] : []),
    ...(needs === undefined ? [] : [`needs ${code(needs)}`]),
    ...(relation === true ? ["relation"] : []),
  ];
}

function isNative({ name }: Builtin): boolean {
  return valueLibrary().functions.has(`builtin_${name.replaceAll(".", "_")}`);
}

function titleOf(category: string): string {
  const words = kebab(category).replaceAll("-", " ");
  return titles[category] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function fileOf(category: string): string {
  return `${kebab(category)}.md`;
}

function sourceOf(category: string): string {
  return `${kebab(category)}.ts`;
}

/** `typeTests` is `type-tests`. */
function kebab(category: string): string {
  return category.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
