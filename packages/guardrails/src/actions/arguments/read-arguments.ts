// The arguments of a call to the parts of an operation that they say, whatever tool it is.
import { escapePointer } from "@palisade/language";
import { resolveKind } from "../kinds/resolve-kind.js";
import { nameProblem } from "../names.js";
import type { Operation, Target, Unread } from "../operation.js";
import type { ArgumentNames, FromArgument, ToolReading } from "../tool-map.js";
import { argumentFor, isDryRun, isOn, isZero, namedArgument, usualArguments } from "./conventions.js";
import { changesIn, maximumChanges } from "./leaves.js";
import { manifestsIn } from "./manifests.js";

type Arguments = Readonly<Record<string, unknown>>;

export type ReadArguments = {
  readonly targets: readonly Target[];
  readonly parts: Partial<Operation>;
  readonly unread: readonly Unread[];
};

/** What arguments say, by the reading of their tool or, without it, by what tools usually call them. */
export function readArguments(given: Arguments, reading: Partial<ToolReading>, at: string): ReadArguments {
  const unread: Unread[] = [];
  const text = (found: readonly [string, unknown] | undefined): string | undefined => {
    if (found === undefined || (typeof found[1] !== "string" && typeof found[1] !== "number"))
      return undefined;
    const name = String(found[1]);
    const problem = name === "" ? undefined : nameProblem(name, `${at}/${escapePointer(found[0])}`);
    if (problem !== undefined) unread.push(problem);
    return name === "" ? undefined : name;
  };
  const namespace = text(argumentFor("namespace", given, reading.namespace));
  const cluster = text(argumentFor("cluster", given, reading.cluster));
  const selector = text(argumentFor("selector", given, reading.selector));
  const kind = kindIn(given, reading, text);
  const target = targetOf(kind, text(argumentFor("name", given, reading.name)), reading);
  const { manifests, problems } = manifestsIn(given, reading.manifest, at);
  const changes = changesIn(given, at);
  if (changes.length >= maximumChanges)
    unread.push({ at, kind: "too-large", message: "it has more values than are looked at" });
  return {
    targets: target === undefined ? [] : [target],
    parts: {
      ...(namespace !== undefined && { namespace }),
      ...(cluster !== undefined && { cluster }),
      ...(selector !== undefined && { selector }),
      ...switchesIn(given, reading),
      ...(changes.length > 0 && { changes }),
      ...(manifests.length > 0 && { manifests }),
    },
    unread: [...unread, ...problems],
  };
}

type ReadText = (found: readonly [string, unknown] | undefined) => string | undefined;

function kindIn(given: Arguments, { kind }: Partial<ToolReading>, text: ReadText): string | undefined {
  if (typeof kind === "string") return kind;
  if (kind !== undefined) return chosen(kind, given, text);
  const found = argumentFor("kind", given);
  return typeof found?.[1] === "string" && /^[\w./-]+$/.test(found[1]) ? found[1] : undefined;
}

/** What an argument says, in the words that the map has for it; `undefined` for a word that it does not have. */
export function chosen(choice: FromArgument, given: Arguments, text: ReadText): string | undefined {
  const said = text(namedArgument(choice.from, given)) ?? choice.default;
  if (said === undefined || choice.map === undefined) return said;
  const known = Object.entries(choice.map).find(([word]) => word.toLowerCase() === said.toLowerCase());
  return known?.[1] ?? (choice.default === said ? said : undefined);
}

function targetOf(
  kind: string | undefined,
  name: string | undefined,
  { subresource }: Partial<ToolReading>,
): Target | undefined {
  if (kind === undefined && name === undefined) return undefined;
  const resolved = kind === undefined ? { kind: "" } : resolveKind(kind);
  return {
    ...resolved,
    ...(subresource !== undefined && { subresource }),
    ...(name !== undefined && { name }),
  };
}

/** What is switched on, or off: each is there only where it holds. */
function switchesIn(given: Arguments, reading: Partial<ToolReading>): Partial<Operation> {
  const on = (role: "force" | "all" | "allNamespaces", names?: ArgumentNames): boolean =>
    isOn(argumentFor(role, given, names)?.[1]);
  const graceless = isZero(argumentFor("graceless", given)?.[1]);
  const as = usualArguments("as", given).flatMap(([, value]) => [value].flat().map(String));
  return {
    ...((on("force", reading.force) || graceless) && { force: true }),
    ...(on("all", reading.all) && { all: true }),
    ...(on("allNamespaces") && { all_namespaces: true }),
    ...(reading.dry_run !== undefined &&
      isDryRun(namedArgument(reading.dry_run, given)?.[1]) && { dry_run: true }),
    ...(as.length > 0 && { as }),
  };
}
