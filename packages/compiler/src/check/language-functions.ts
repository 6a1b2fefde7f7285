// Functions that the checker itself replaces, so that no engine ever runs them; known whatever built-ins there are.
import { type Builtin, type Type, t } from "@palisade/language";

function languageFunction(
  name: string,
  summary: string,
  parameters: Readonly<Record<string, Type>>,
): Builtin {
  return {
    name,
    summary,
    parameters,
    returns: t.any,
    category: "language",
    examples: [],
    evaluate: () => undefined,
  };
}

const functions: readonly Builtin[] = [
  languageFunction("eq", "Unifies two terms.", { left: t.any, right: t.any }),
  languageFunction("assign", "Declares and assigns a local.", { left: t.any, right: t.any }),
  languageFunction("print", "Prints its args, undefined ones too.", {}),
  languageFunction("internal.print", "What `print` becomes.", { args: t.array(t.set(t.any)) }),
  languageFunction("internal.template_string", "What a template string becomes.", { parts: t.array(t.any) }),
  languageFunction("internal.member_2", "`x in xs`", { member: t.any, collection: t.any }),
  languageFunction("internal.member_3", "`k, x in xs`", { key: t.any, member: t.any, collection: t.any }),
  languageFunction(
    "rego.metadata.chain",
    "The METADATA that applies to the rule, from the nearest outwards.",
    {},
  ),
  languageFunction("rego.metadata.rule", "The METADATA of the rule.", {}),
];

const completed = new WeakMap<ReadonlyMap<string, Builtin>, ReadonlyMap<string, Builtin>>();

/** The registry, with what it lacks of the language's own functions. */
export function withLanguageFunctions(builtins: ReadonlyMap<string, Builtin>): ReadonlyMap<string, Builtin> {
  const before = completed.get(builtins);
  if (before !== undefined) return before;
  const missing = functions.filter(({ name }) => !builtins.has(name));
  const result = new Map([...builtins, ...missing.map((builtin) => [builtin.name, builtin] as const)]);
  completed.set(builtins, result);
  return result;
}
