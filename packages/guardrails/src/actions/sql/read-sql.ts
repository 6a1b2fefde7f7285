// SQL to operations, by the words that its statements begin with; what has effects that no word shows is not understood.
import type { Operation, Understood } from "../operation.js";
import type { Surroundings } from "../surroundings.js";
import { joinUnderstood, notUnderstood, understoodAs } from "../understood.js";
import { withoutTexts } from "./without-texts.js";

type Place = { readonly at: string; readonly tool: string; readonly surroundings: Surroundings };

/** The first word of a statement: what it does. */
const verbs: Readonly<Record<string, string>> = {
  select: "select",
  values: "select",
  table: "select",
  show: "show",
  describe: "describe",
  desc: "describe",
  explain: "explain",
  with: "select",
  insert: "insert",
  update: "update",
  merge: "merge",
  create: "create",
  alter: "update",
  comment: "update",
  analyze: "update",
  vacuum: "update",
  refresh: "refresh",
  grant: "grant",
  revoke: "revoke",
  delete: "delete",
  drop: "drop",
  truncate: "truncate",
  begin: "get",
  commit: "get",
  rollback: "get",
};

/** Functions and clauses that reach out of the tables, or stop others. */
const reachesOut =
  /\b(?:pg_(?:terminate|cancel|read|write|ls|stat_file|reload|rotate|sleep|advisory)\w*|lo_(?:import|export)|dblink\w*|copy|into\s+(?:out|dump)file|load_file|xp_\w+|set_config|query_to_xml|sys_exec|sys_eval)\b/;

/** Whether a text begins as SQL does: with a statement's word and another one, or a comment. */
export function isSql(text: string): boolean {
  const [first = "", second] = text
    .trim()
    .toLowerCase()
    .split(/[^\w]+/);
  return /^(?:--|\/\*)/.test(text.trim()) || (Object.hasOwn(verbs, first) && second !== undefined);
}

export function readSql(text: string, place: Place): Understood {
  const bare = withoutTexts(text);
  if (bare === undefined) return unreadable(place, "a comment or a text in it does not end");
  const statements = bare
    .split(";")
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== "");
  if (statements.length === 0) return unreadable(place, "there is no statement in it");
  return joinUnderstood(statements.map((each) => readStatement(each, place)));
}

function readStatement(statement: string, place: Place): Understood {
  const words = statement.split(/[^\w$]+/).filter((word) => word !== "");
  const verb = verbOf(words);
  if (verb === undefined) return unreadable(place, "a statement in it is not known");
  if (reachesOut.test(statement))
    return unreadable(place, "it calls what reaches out of the database's tables");
  const { at, tool, surroundings } = place;
  const table = tableOf(words);
  const whole = (verb === "delete" || verb === "update") && !words.includes("where");
  const operation: Operation = {
    at,
    tool,
    verb,
    said: `SQL ${words[0]?.toUpperCase()}`,
    targets: [{ kind: kindOf(verb, words), ...(table !== undefined && { name: table }) }],
    ...surroundings,
    ...(whole && { all: true }),
  };
  return understoodAs(operation);
}

/** The worst that a statement does: a `WITH` or an `EXPLAIN ANALYZE` runs what stands in it. */
function verbOf(words: readonly string[]): string | undefined {
  const [first = ""] = words;
  const verb = Object.hasOwn(verbs, first) ? verbs[first] : undefined;
  if (verb === undefined || (verb !== "select" && verb !== "explain")) return verb;
  if (verb === "explain" && !words.slice(1, 6).some((word) => word === "analyze" || word === "analyse"))
    return verb;
  const inner = words
    .slice(1)
    .find((word) => /^(?:insert|update|delete|merge|truncate|drop|into)$/.test(word));
  if (inner === undefined) return verb;
  // `FOR UPDATE` locks, and changes nothing.
  if (inner === "update" && words[words.indexOf("update") - 1] === "for") return verb;
  return inner === "into" ? "create" : verbs[inner];
}

function kindOf(verb: string, words: readonly string[]): string {
  if (verb !== "drop" && verb !== "create" && verb !== "truncate") return "tables";
  const [, kind = "table"] = words;
  return /^[a-z]+$/.test(kind) && kind !== "or" && kind !== "if" ? `${kind}s` : "tables";
}

function tableOf(words: readonly string[]): string | undefined {
  const index = words.findIndex((word) => /^(?:from|into|update|table|database|schema|join)$/.test(word));
  const name = words.slice(index + 1).find((word) => !/^(?:if|exists|not|only)$/.test(word));
  return index === -1 ? undefined : name;
}

function unreadable({ at }: Place, message: string): Understood {
  return notUnderstood({ at, kind: "sql", message });
}
