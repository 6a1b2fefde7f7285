// A policy on its way through the stages, and what the stages share.
import type { Builtin, Value } from "@palisade/language";
import type { Module, Rule, Term } from "../syntax/ast.js";
import type { LocalNames } from "./local-names.js";
import type { Reporter } from "./reporter.js";
import type { SchemaSet } from "./types/schema-set.js";

/** A module as it was written, and its rules as the stages have left them, each at its place. */
export type DraftModule = { readonly module: Module; readonly rules: readonly Rule[] };

export type Draft = readonly DraftModule[];

export type Session = {
  readonly builtins: ReadonlyMap<string, Builtin>;
  readonly strict: boolean;
  readonly keepPrint: boolean;
  readonly unknownFunctions: boolean;
  readonly schemas: SchemaSet;
  readonly baseDocument: Value | undefined;
  readonly reporter: Reporter;
  readonly locals: LocalNames;
  /** The author's names of renamed locals. */
  readonly authorNames: Map<string, string>;
  /** What locals that stages made stand for, to show in messages. */
  readonly subjects: Map<string, Term>;
  /** Rules with an error, as `module/rule`: later stages leave them alone, lest one cause be reported twice. */
  readonly failed: Set<string>;
};

export type Stage = (draft: Draft, session: Session) => Draft;

/** Where a rule stands. */
export type RulePlace = {
  readonly module: Module;
  readonly moduleIndex: number;
  readonly ruleIndex: number;
};

export const placeKey = (moduleIndex: number, ruleIndex: number): string => `${moduleIndex}/${ruleIndex}`;

/** Rewrites every rule and every `else`, each by itself. */
export function mapRules(
  draft: Draft,
  session: Session,
  rewrite: (rule: Rule, place: RulePlace) => Rule,
): Draft {
  return mapChains(draft, session, (rule, place) => mapChain(rule, (link) => rewrite(link, place)));
}

/** Rewrites every rule together with its `else`s. A rule in which an error is found is marked, and kept as it was. */
export function mapChains(
  draft: Draft,
  session: Session,
  rewrite: (rule: Rule, place: RulePlace) => Rule,
): Draft {
  return draft.map((entry, moduleIndex) => ({
    module: entry.module,
    rules: entry.rules.map((rule, ruleIndex) => {
      const key = placeKey(moduleIndex, ruleIndex);
      if (session.failed.has(key)) return rule;
      const before = session.reporter.mistakes;
      const result = rewrite(rule, { module: entry.module, moduleIndex, ruleIndex });
      if (session.reporter.mistakes === before) return result;
      session.failed.add(key);
      return rule;
    }),
  }));
}

/** The rule and its `else`s in order. */
export function chainOf(rule: Rule): readonly Rule[] {
  const chain: Rule[] = [];
  for (let link: Rule | undefined = rule; link !== undefined; link = link.else) chain.push(link);
  return chain;
}

/** A rule made of its links again. */
export function linkChain(chain: readonly Rule[]): Rule {
  let result: Rule | undefined;
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index] as Rule;
    if (result !== undefined && link.else !== result) result = { ...link, else: result };
    else result = link;
  }
  return result as Rule;
}

export function mapChain(rule: Rule, rewrite: (link: Rule) => Rule): Rule {
  const chain = chainOf(rule);
  const rewritten = chain.map(rewrite);
  return chain.every((link, index) => link === rewritten[index]) ? rule : linkChain(rewritten);
}
