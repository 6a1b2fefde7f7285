// Random rules of every form, and functions.
import type { Random } from "../random.js";
import { randomBinding } from "./random-binding.js";
import { randomCondition, randomTerm } from "./random-expression.js";
import { type Kind, kinds, type Scope, withName } from "./scope.js";

export type MadeRule = {
  readonly texts: readonly string[];
  readonly kind: Kind;
  /** `name` may be called instead of asked for. */
  readonly isFunction: boolean;
};

export function randomRule(random: Random, name: string, scope: Scope): MadeRule {
  const kind = random.pick(kinds);
  const several = (make: () => string): readonly string[] => random.times(1 + random.below(3), make);
  const rule = (texts: readonly string[], of: Kind): MadeRule => ({ texts, kind: of, isFunction: false });
  return random.pick<() => MadeRule>([
    () => rule([`${name} := ${randomTerm(random, scope, kind)}`], kind),
    () => rule([completeRule(random, name, scope, kind)], kind),
    () => rule([defaultText(random, name, kind), completeRule(random, name, scope, kind)], kind),
    () => rule([elseChain(random, name, scope, kind)], kind),
    () => rule([`${name} if ${block(random, scope).text}`], "boolean"),
    () =>
      rule(
        several(() => partial(random, scope, (head) => `${name} contains ${head("any")}`)),
        "set",
      ),
    () =>
      rule(
        several(() => partial(random, scope, (head) => `${name}[${head("string")}] := ${head("any")}`)),
        "object",
      ),
    () =>
      rule(
        several(() => generalHead(random, name, scope)),
        "object",
      ),
    () => functionRule(random, name, scope, kind),
    () => functionRule(random, name, scope, kind),
  ])();
}

function completeRule(random: Random, name: string, scope: Scope, kind: Kind): string {
  return partial(random, scope, (head) => `${name} := ${head(kind)}`);
}

/** Constants only, as the language wants it. */
const defaults: Readonly<Record<Kind, readonly string[]>> = {
  number: ["0", "-1.5"],
  string: ['"default"'],
  boolean: ["true", "false"],
  array: ["[]", "[1, [2]]"],
  set: ["set()", "{1}"],
  object: ["{}", '{"a": {"b": 1}}'],
  any: ["null", '"x"'],
};

function defaultText(random: Random, name: string, kind: Kind): string {
  return `default ${name} := ${random.pick(defaults[kind])}`;
}

/** Each `else` has a body and variables of its own. */
function elseChain(random: Random, name: string, scope: Scope, kind: Kind): string {
  const first = completeRule(random, name, scope, kind);
  const rest = random.times(1 + random.below(2), () =>
    partial(random, scope, (head) => `else := ${head(kind)}`),
  );
  return [first, ...rest].join(" ");
}

/** References as heads, with variables where OPA takes them. */
function generalHead(random: Random, name: string, scope: Scope): string {
  return partial(random, scope, (head) =>
    random.pick([
      () => `${name}.a[${head("string")}] := ${head("any")}`,
      () => `${name}.b.c[${head("string")}] contains ${head("any")}`,
      () => `${name}[${head("string")}].d := ${head("number")}`,
      () => `${name}[${head("string")}][${head("number")}] := ${head("any")}`,
      () => `${name}.e := ${head("any")}`,
      () => `${name}.f["g-h"] := ${head("any")}`,
    ])(),
  );
}

function functionRule(random: Random, name: string, scope: Scope, kind: Kind): MadeRule {
  const inner = withName(scope, "x", "any");
  const head = random.pick([`${name}(x)`, `${name}(x)`, `${name}([x, _])`, `${name}({"a": x})`]);
  const fallback = random.chance(0.3) ? [`default ${name}(_) := ${random.pick(defaults[kind])}`] : [];
  const texts = random.chance(0.4)
    ? [elseChain(random, head, inner, kind)]
    : random.times(1 + random.below(2), () => completeRule(random, head, inner, kind));
  return { texts: [...fallback, ...texts], kind, isFunction: true };
}

type Head = (kind: Kind) => string;

/** A rule whose head speaks of what its body binds. */
function partial(random: Random, scope: Scope, headText: (head: Head) => string): string {
  const body = block(random, scope);
  const head = headText((kind) => randomTerm(random, { ...body.scope, depth: 1 }, kind));
  return `${head} if ${body.text}`;
}

function block(random: Random, scope: Scope): { readonly text: string; readonly scope: Scope } {
  const lines: string[] = [];
  let current = scope;
  for (let index = 0; index < 1 + random.below(3); index++) {
    if (random.chance(0.5)) {
      const bound = randomBinding(random, { ...current, depth: 1 });
      lines.push(bound.text);
      current = bound.scope;
    } else lines.push(randomCondition(random, current));
  }
  return { text: `{\n${lines.map((line) => `\t${line}\n`).join("")}}`, scope: current };
}
