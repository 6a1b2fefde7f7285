// Plans a group of rules as the function that gives their document, or that callers call.
import type { Block, Local, PlanFunction } from "@palisade/language";
import type { Rule, Term } from "../syntax/ast.js";
import { constantText } from "./bound-terms.js";
import type { PlannedCalls } from "./check-cycles.js";
import {
  at,
  type Binding,
  type Cursor,
  emit,
  localOperand,
  newDraft,
  newFrame,
  newLocal,
  type Planners,
  planBlock,
} from "./cursor.js";
import { isPlainKey } from "./document-path.js";
import { valueMocks } from "./environment.js";
import { planHeadValue, planInsertion } from "./plan-object.js";
import type { PendingFunction, Program } from "./program.js";
import { Scope } from "./scope.js";
import type { GroupKind, GroupRule, RuleGroup } from "./virtual-documents.js";

/** A function under construction. */
type Draft = {
  /** At the head of the group's first rule; each block starts from it. */
  readonly cursor: Cursor;
  readonly group: RuleGroup;
  readonly result: Local;
  readonly args: readonly Local[];
  /** All rules have the same value, so the first that holds may end the function. */
  readonly returnsEarly: boolean;
};

export function planFunction(
  program: Program,
  planners: Planners,
  pending: PendingFunction,
): { readonly function: PlanFunction; readonly calls: PlannedCalls; readonly bindings: readonly Binding[] } {
  const { group, environment, name } = pending;
  const frame = newFrame();
  const allocate = (): Local => frame.nextLocal++;
  const mockValues = new Map(
    valueMocks(environment).map((operator) => [operator, localOperand(allocate())] as const),
  );
  const args = Array.from({ length: group.arity }, allocate);
  const parameters = Array.from({ length: frame.nextLocal }, (_, local) => local);
  const [first] = group.rules;
  const location =
    first === undefined ? { file: 0, row: 1, column: 1 } : program.location(first.rule.head.location);
  const cursor: Cursor = {
    program,
    planners,
    frame,
    draft: newDraft(),
    depth: 0,
    scope: Scope.create(),
    environment,
    mockValues,
    location,
    documents: 0,
    insideWith: false,
  };
  const result = allocate();
  const draft: Draft = { cursor, group, result, args, returnsEarly: haveOneValue(group) };
  const planned: PlanFunction = { name, parameters, result, blocks: planBlocks(draft) };
  const path = [environment.generation, ...group.path.slice(1)];
  return {
    function: group.isPart || !path.every(isPlainKey) ? planned : { ...planned, path },
    calls: { group, callees: frame.callees },
    bindings: frame.bindings,
  };
}

/** Empty collection, rules in order, defaults, return. */
function planBlocks(draft: Draft): readonly Block[] {
  const { cursor, group, result } = draft;
  const blocks: Block[] = [];
  if (group.kind === "set" || group.kind === "object") {
    const kind = group.kind === "set" ? "MakeSet" : "MakeObject";
    blocks.push(planBlock(cursor, (inner) => emit(inner, { kind, target: result })));
  }
  for (const groupRule of group.rules) {
    if (!groupRule.rule.isDefault) blocks.push(...planChain(draft, groupRule));
  }
  for (const groupRule of group.rules) {
    if (groupRule.rule.isDefault && group.kind !== "object") blocks.push(planDefault(draft, groupRule));
  }
  blocks.push(planBlock(cursor, (inner) => emit(inner, { kind: "ReturnLocal", source: result })));
  return blocks;
}

/** A rule, and what else to try where its body has no solution. */
function planChain(draft: Draft, groupRule: GroupRule): readonly Block[] {
  const { rule, suffix } = groupRule;
  if (rule.else === undefined) return [planAttempt(draft, rule, suffix)];
  const { cursor, group, result } = draft;
  const succeeded = newLocal(cursor);
  const blocks: Block[] = [];
  for (let attempt: Rule | undefined = rule; attempt !== undefined; attempt = attempt.else) {
    blocks.push(planAttempt(draft, attempt, suffix, { succeeded, isLater: attempt !== rule }));
  }
  if (group.kind !== "object") {
    blocks.push(
      planBlock(cursor, (inner) => {
        emit(inner, { kind: "IsDefined", source: succeeded });
        emit(inner, { kind: "AssignVarOnce", source: localOperand(succeeded), target: result });
      }),
    );
  }
  return blocks;
}

type Chain = { readonly succeeded: Local; readonly isLater: boolean };

/** `succeeded` is set once an attempt of a chain has a solution; later ones are then undefined. */
function planAttempt(draft: Draft, rule: Rule, suffix: readonly Term[], chain?: Chain): Block {
  return planBlock(at(draft.cursor, rule.head.location), (start) => {
    if (chain?.isLater === true) emit(start, { kind: "IsUndefined", source: chain.succeeded });
    const matched = matchArguments(start, draft.args, rule.head.args ?? []);
    const end = matched.planners.body(matched, rule.body);
    const head = at(end, rule.head.location);
    finishers[draft.group.kind](draft, head, { rule, suffix }, chain?.succeeded);
  });
}

function matchArguments(start: Cursor, locals: readonly Local[], args: readonly Term[]): Cursor {
  return locals.reduce((cursor, local, index) => {
    const arg = args[index];
    return arg === undefined ? cursor : cursor.planners.match(cursor, localOperand(local), arg);
  }, start);
}

type Finish = (draft: Draft, cursor: Cursor, groupRule: GroupRule, succeeded: Local | undefined) => void;

/** What a solution of a rule's body adds to the result. */
const finishers: Readonly<Record<GroupKind, Finish>> = {
  value: finishValue,
  function: finishValue,
  set: ({ result }, cursor, { rule }) => {
    if (rule.head.key === undefined) return;
    const key = cursor.planners.term(cursor, rule.head.key);
    emit(key.cursor, { kind: "SetAdd", value: key.operand, set: result });
  },
  object: ({ result }, cursor, groupRule, succeeded) => {
    const end = planInsertion(cursor, result, groupRule);
    if (succeeded !== undefined) {
      emit(end, { kind: "AssignVar", source: { kind: "boolean", value: true }, target: succeeded });
    }
  },
};

function finishValue(
  { result, returnsEarly }: Draft,
  cursor: Cursor,
  { rule }: GroupRule,
  succeeded: Local | undefined,
): void {
  const { cursor: end, operand: source } = planHeadValue(cursor, rule);
  if (returnsEarly && !end.insideWith) {
    emit(end, { kind: "AssignVar", source, target: result });
    emit(end, { kind: "ReturnLocal", source: result });
  } else emit(end, { kind: "AssignVarOnce", source, target: succeeded ?? result });
}

/** Where no rule had a solution. The object of a group is never undefined, so there defaults have no effect. */
function planDefault(draft: Draft, { rule }: GroupRule): Block {
  const { result } = draft;
  return planBlock(at(draft.cursor, rule.head.location), (start) => {
    emit(start, { kind: "IsUndefined", source: result });
    const matched = matchArguments(start, draft.args, rule.head.args ?? []);
    const end = at(matched.planners.body(matched, rule.body), rule.head.location);
    const value = planHeadValue(end, rule);
    emit(value.cursor, { kind: "AssignVarOnce", source: value.operand, target: result });
  });
}

/** Whether every rule of the group gives the same constant, so that one solution decides. */
function haveOneValue({ rules }: RuleGroup): boolean {
  const texts = new Set<string | undefined>();
  for (const { rule } of rules) {
    if (rule.isDefault) continue;
    for (let attempt: Rule | undefined = rule; attempt !== undefined; attempt = attempt.else) {
      const { value } = attempt.head;
      texts.add(value === undefined ? "true" : constantText(value));
    }
  }
  return texts.size === 1 && !texts.has(undefined);
}
