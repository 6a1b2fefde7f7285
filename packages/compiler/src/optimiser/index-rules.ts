// Rules that need a lookup to give some constant are asked only where it does: a tree of tests, as an index is.
import type { Block, PlanFunction, Statement } from "@palisade/language";
import type { Lookup } from "../analysis/lookups.js";
import { draftFunction, type FunctionDraft } from "./draft-function.js";
import { LookupScope, spellScalar } from "./lookup-scope.js";
import { placeOf } from "./place-of.js";
import { type RuleBlock, readRuleBlocks, type Test } from "./rule-blocks.js";
import { lookUpAhead, shareLookups } from "./share-lookups.js";

/** A rule, and which of its tests are still to be made. */
type Candidate = { readonly rule: RuleBlock; readonly passed: ReadonlySet<Statement> };

/** @throws {GenerateError} `too-large` if blocks nest too deeply. */
export function indexRules(item: PlanFunction, strings: readonly string[]): PlanFunction {
  const draft = draftFunction(item, strings);
  const blocks: Block[] = [];
  let scope = new LookupScope(draft.newLocal);
  for (const run of runsOf(readRuleBlocks(draft))) {
    const placed = placeRules(
      run.map((rule) => ({ rule, passed: new Set() })),
      scope,
      draft,
    );
    blocks.push(...placed.blocks);
    scope = placed.scope;
  }
  return { ...item, blocks };
}

/** Neighbours that may change places. */
function runsOf(rules: readonly RuleBlock[]): readonly (readonly RuleBlock[])[] {
  const runs: RuleBlock[][] = [];
  for (const rule of rules) {
    const last = runs.at(-1);
    if (last !== undefined && rule.effect !== undefined && last[0]?.effect === rule.effect) last.push(rule);
    else runs.push([rule]);
  }
  return runs;
}

type Placed = { readonly blocks: readonly Block[]; readonly scope: LookupScope };

function placeRules(candidates: readonly Candidate[], scope: LookupScope, draft: FunctionDraft): Placed {
  const lookup = mostTested(candidates);
  if (lookup === undefined) return placeInOrder(candidates, scope, draft);
  const tested: (Candidate & { readonly test: Test })[] = [];
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    const test = openTests(candidate).find((each) => each.lookup.id === lookup.id);
    if (test === undefined) others.push(candidate);
    else tested.push({ ...candidate, test });
  }
  const indexed = placeTested(tested, lookup, scope, draft);
  const rest = placeRules(others, indexed.scope, draft);
  return { blocks: [...indexed.blocks, ...rest.blocks], scope: rest.scope };
}

function openTests({ rule, passed }: Candidate): readonly Test[] {
  return rule.tests.filter(({ statement }) => !passed.has(statement));
}

/** The lookup that is tested most, if that is more than once: by several rules, or in each round of a loop. */
function mostTested(candidates: readonly Candidate[]): Lookup | undefined {
  const counts = new Map<string, { readonly lookup: Lookup; count: number }>();
  for (const candidate of candidates) {
    for (const { lookup, isRepeated } of openTests(candidate)) {
      const known = counts.get(lookup.id) ?? { lookup, count: 0 };
      counts.set(lookup.id, known);
      known.count += isRepeated ? 2 : 1;
    }
  }
  let most: { readonly lookup: Lookup; readonly count: number } | undefined;
  for (const each of counts.values()) if (each.count > (most?.count ?? 1)) most = each;
  return most?.lookup;
}

/** One block that looks up, and in it one for each constant: the generator makes a jump of that. */
function placeTested(
  candidates: readonly (Candidate & { readonly test: Test })[],
  lookup: Lookup,
  scope: LookupScope,
  draft: FunctionDraft,
): Placed {
  const cases = new Map<string, (Candidate & { readonly test: Test })[]>();
  for (const candidate of candidates) {
    const known = cases.get(candidate.test.constantId);
    if (known === undefined) cases.set(candidate.test.constantId, [candidate]);
    else known.push(candidate);
  }
  const place = placeOf((candidates[0] as { readonly test: Test }).test.statement);
  const found = scope.find(lookup, place);
  const blocks = [...cases.values()].map((same): Block => {
    const { constant, statement } = (same[0] as { readonly test: Test }).test;
    const spelled = spellScalar(constant, draft.newLocal, placeOf(statement));
    const equal: Statement = {
      kind: "Equal",
      left: { kind: "local", local: found.local },
      right: spelled.operand,
      ...placeOf(statement),
    };
    const inside = same.map(({ rule, passed, test }) => ({
      rule,
      passed: new Set([...passed, test.statement]),
    }));
    const placed = placeRules(inside, found.scope, draft);
    const [only, ...others] = placed.blocks;
    const rest: readonly Statement[] =
      only !== undefined && others.length === 0
        ? only.statements
        : [{ kind: "Block", blocks: placed.blocks, ...placeOf(statement) }];
    return { statements: [...spelled.statements, equal, ...rest] };
  });
  const outer: Block = {
    statements: [...found.statements, { kind: "Block", blocks, ...place }],
  };
  return { blocks: [outer], scope: scope.after(found.scope) };
}

/** What two rules or more begin with is looked up before them. */
function placeInOrder(candidates: readonly Candidate[], scope: LookupScope, draft: FunctionDraft): Placed {
  const counts = new Map<string, { readonly lookup: Lookup; count: number }>();
  for (const { rule } of candidates) {
    for (const lookup of firstLookups(rule.block, draft)) {
      const known = counts.get(lookup.id) ?? { lookup, count: 0 };
      counts.set(lookup.id, known);
      known.count++;
    }
  }
  const common = [...counts.values()].filter(({ count }) => count > 1).map(({ lookup }) => lookup);
  const [first] = candidates;
  const [statement] = first?.rule.block.statements ?? [];
  if (statement === undefined) return { blocks: candidates.map(({ rule }) => rule.block), scope };
  const ahead = lookUpAhead(common, scope, placeOf(statement));
  const blocks = candidates.map(({ rule, passed }) => shareLookups(rule.block, ahead.scope, draft, passed));
  return {
    blocks: ahead.statements.length === 0 ? blocks : [{ statements: ahead.statements }, ...blocks],
    scope: ahead.scope,
  };
}

/** The lookups at a block's very beginning. */
function firstLookups(block: Block, draft: FunctionDraft): readonly Lookup[] {
  const found: Lookup[] = [];
  for (const statement of block.statements) {
    const lookup = draft.lookups.byStatement.get(statement);
    if (lookup === undefined) break;
    found.push(lookup);
  }
  return found;
}
