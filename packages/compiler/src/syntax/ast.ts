// 200 lines: the syntax tree of Rego, as OPA names its parts. Trees are never changed: a stage that
// rewrites returns a new one.

/** A stretch of source: rows and columns count from 1 (columns in code points, as OPA's), offsets in UTF-16 units. */
export type Location = {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
};

/** `v1` needs `if` and `contains`; `v0` is what OPA read before 1.0. */
export type RegoVersion = "v0" | "v1";

export type Module = {
  readonly file: string;
  readonly regoVersion: RegoVersion;
  readonly package: Package;
  readonly imports: readonly Import[];
  readonly rules: readonly Rule[];
  readonly annotations: readonly Annotations[];
  readonly comments: readonly Comment[];
};

/** `path` starts with the variable `data`. */
export type Package = { readonly path: Ref; readonly location: Location };

export type Import = { readonly path: Ref; readonly alias?: string; readonly location: Location };

/** `text` is what follows the `#`. */
export type Comment = { readonly text: string; readonly location: Location };

export type AnnotationScope = "rule" | "document" | "package" | "subpackages";

/** A METADATA block. `fields` is OPA's annotation JSON without location: scope (never absent), title, description, custom, … */
export type Annotations = {
  readonly scope: AnnotationScope;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly entrypoint: boolean;
  readonly location: Location;
  /** The rule or package it describes. */
  readonly target: { readonly kind: "rule"; readonly rule: Rule } | { readonly kind: "package" };
};

export type Rule = {
  readonly head: RuleHead;
  /** Never empty: a rule without a body has the body `true`. */
  readonly body: Body;
  readonly else?: Rule;
  readonly isDefault: boolean;
  /** Whether its body was written after `if`, not before braces alone. */
  readonly usesIf: boolean;
  readonly location: Location;
};

/**
 * The head of a rule. By the shape of OPA's: `reference` is the whole ref, `p` or `p.q[x]`.
 * - complete rule: `value` (`true` if none was written), no `key`
 * - `p contains x`, and v0's `p[x] { … }`: `key` is `x`, no `value`, `x` is no part of `reference`
 * - `p[x] := v`: the last part of `reference` is `x`, `value` is `v`
 * - function: `args`
 */
export type RuleHead = {
  readonly reference: Ref;
  readonly args?: readonly Term[];
  readonly key?: Term;
  readonly value?: Term;
  /** Whether it was written with `:=` (or `if` alone), rather than `=`. */
  readonly assign: boolean;
  /** Whether the value `true` was written by nobody. */
  readonly generatedValue: boolean;
  readonly location: Location;
};

/** Expressions that must all hold. */
export type Body = readonly Expression[];

export type Expression = {
  readonly code: ExpressionCode;
  readonly negated: boolean;
  readonly with: readonly With[];
  /** Made by a stage, not written by anyone. */
  readonly generated: boolean;
  /** An `eq` that was written as `:=`: its left side only ever receives. Set by the checker. */
  readonly assignment?: boolean;
  readonly location: Location;
};

/**
 * What an expression does. Infix operators are calls, by OPA's names: `=` eq, `:=` assign, `==`
 * equal, `!=` neq, `<` lt, `<=` lte, `>` gt, `>=` gte, `+` plus, `-` minus, `*` mul, `/` div,
 * `%` rem, `&` and, `|` or, `in` internal.member_2 / internal.member_3.
 */
export type ExpressionCode =
  | { readonly kind: "term"; readonly term: Term }
  | { readonly kind: "call"; readonly operator: Ref; readonly args: readonly Term[]; readonly infix: boolean }
  /** `some x, y`: variables; `some k, v in xs`: one call term of internal.member_2/3. */
  | { readonly kind: "some"; readonly symbols: readonly Term[] }
  | {
      readonly kind: "every";
      readonly key?: Term;
      readonly value: Term;
      readonly domain: Term;
      readonly body: Body;
    }
  /** `not { … }`, and after `import future.keywords.not` every `not`: true if the body is not. `explicit`: written in braces. */
  | { readonly kind: "not"; readonly body: Body; readonly explicit: boolean }
  /** After `import future.keywords.and` / `or`: operands are bodies with their own scope; `explicit…`: written in braces. */
  | {
      readonly kind: "and" | "or";
      readonly left: Body;
      readonly right: Body;
      readonly explicitLeft: boolean;
      readonly explicitRight: boolean;
    };

export type With = { readonly target: Term; readonly value: Term; readonly location: Location };

export type Term = TermValue & { readonly location: Location };

export type TermValue =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `text` as written, in JSON's syntax. */
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly value: string; readonly raw?: boolean }
  /** Wildcards are variables whose names start with `$`, each its own. */
  | Var
  | RefValue
  | { readonly kind: "array"; readonly items: readonly Term[] }
  | { readonly kind: "set"; readonly items: readonly Term[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Term, Term])[] }
  | { readonly kind: "arrayComprehension"; readonly term: Term; readonly body: Body }
  | { readonly kind: "setComprehension"; readonly term: Term; readonly body: Body }
  | { readonly kind: "objectComprehension"; readonly key: Term; readonly value: Term; readonly body: Body }
  | { readonly kind: "call"; readonly operator: Ref; readonly args: readonly Term[]; readonly infix: boolean }
  /** `$"a {x}"`: strings are string terms; an undefined part prints `<undefined>`. */
  | {
      readonly kind: "templateString";
      readonly parts: readonly (Term | Expression)[];
      readonly raw: boolean;
    };

export type Var = { readonly kind: "var"; readonly name: string };
export type RefValue = { readonly kind: "ref"; readonly parts: readonly Term[] };

/** `parts[0]` is a variable (or, before references are resolved, a call or a collection); one part only for `input`, `data`, a head or an operator. */
export type Ref = RefValue & { readonly location: Location };
