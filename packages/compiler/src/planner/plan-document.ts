// Plans a ref over `data`: rules' values, base documents, and whole packages of both.
import type { Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";
import { constantText, isEvaluable, knownKey, patternVariables } from "./bound-terms.js";
import { callGroup } from "./call-group.js";
import {
  type Cursor,
  dataLocal,
  emit,
  inputLocal,
  localOperand,
  newLocal,
  type Planned,
  planBlock,
  planScan,
  stringOperand,
} from "./cursor.js";
import { isPlainKey } from "./document-path.js";
import { type Alternative, planAlternatives } from "./plan-alternatives.js";
import { planBasePath, planBaseStep } from "./plan-base-path.js";
import { keyOperand, planBaseNode, planExtent, visibleChild, visibleChildren } from "./plan-extent.js";
import { planDot, planPath } from "./plan-path.js";
import { type DocumentNode, groupPart, type RuleGroup } from "./virtual-documents.js";

/** Up to so many keys are compared one by one. */
const fewKeys = 4;

/** Undefined if neither a rule nor the base documents have a value there. */
export function planDocument(cursor: Cursor, parts: readonly Term[]): Planned {
  return planNode(cursor, cursor.program.documents.root, parts.slice(1));
}

/** Walks down from a node of the tree of virtual documents, while the steps are known. */
function planNode(cursor: Cursor, start: DocumentNode, steps: readonly Term[]): Planned {
  let node = start;
  for (const [index, step] of steps.entries()) {
    if (node.group !== undefined) return planGroup(cursor, node.group, steps.slice(index));
    const key = knownKey(cursor, step);
    if (key === undefined) return planBranches(cursor, node, step, steps.slice(index + 1));
    const child = visibleChild(cursor.environment, node, key);
    if (child === undefined) return planBelow(cursor, node, steps.slice(index));
    node = child;
  }
  if (node.group !== undefined) return { cursor, operand: callGroup(cursor, node.group) };
  return planExtent(cursor, node);
}

/** Walks on into base documents, which rules have no part in. */
function planBelow(cursor: Cursor, node: DocumentNode, steps: readonly Term[]): Planned {
  const document = planBaseNode(cursor, node);
  return planBasePath(document.cursor, document.operand, steps);
}

/** Walks on into what rules make. */
function planGroup(cursor: Cursor, group: RuleGroup, steps: readonly Term[]): Planned {
  const part =
    group.kind === "object"
      ? groupPart(
          group,
          steps.map((step) => knownKey(cursor, step)),
        )
      : group;
  return planPath(cursor, callGroup(cursor, part), steps);
}

/** A step that is not known: every child of the node may be meant, and the base documents beside them. */
function planBranches(cursor: Cursor, node: DocumentNode, step: Term, rest: readonly Term[]): Planned {
  const children = visibleChildren(cursor.environment, node);
  if (children.length === 0 || constantText(step) !== undefined) {
    return planBelow(cursor, node, [step, ...rest]);
  }
  const depth = Math.max(...children.map(([, child]) => depthOf(cursor, child, rest)));
  const inside = rest.slice(0, depth);
  const outside = rest.slice(depth);
  const names = children.map(([name]) => name);
  if (isEvaluable(cursor, step)) {
    const key = cursor.planners.term(cursor, step);
    const branch = { node, children, names, key: key.operand, steps: inside };
    const value = planKnownBranch(key.cursor, branch);
    return planPath(value.cursor, value.operand, outside);
  }
  const alternatives = children.map(([name, child]): Alternative => {
    return (inner) => planNode(inner.planners.match(inner, keyOperand(inner, name), step), child, inside);
  });
  const base: Alternative = (inner) => {
    const document = planBaseNode(inner, node);
    const entry = planScan(document.cursor, document.operand);
    emitExclusion(entry.cursor, entry.key, names);
    return planBasePath(entry.cursor.planners.match(entry.cursor, entry.key, step), entry.value, inside);
  };
  const variables = [...new Set([step, ...inside].flatMap((term) => patternVariables(cursor, term)))];
  const value = planAlternatives(cursor, variables, [...alternatives, base]);
  return planPath(value.cursor, value.operand, outside);
}

/** How many of the steps below a node have to be taken while walking the tree. */
function depthOf(cursor: Cursor, node: DocumentNode, steps: readonly Term[]): number {
  const [step, ...rest] = steps;
  if (step === undefined || node.group !== undefined) return 0;
  const key = knownKey(cursor, step);
  const children =
    key === undefined
      ? visibleChildren(cursor.environment, node).map(([, child]) => child)
      : [visibleChild(cursor.environment, node, key)].filter((child) => child !== undefined);
  return 1 + Math.max(0, ...children.map((child) => depthOf(cursor, child, rest)));
}

type KnownBranch = {
  readonly node: DocumentNode;
  readonly children: readonly (readonly [string, DocumentNode])[];
  readonly names: readonly string[];
  readonly key: Operand;
  /** Those after the key. */
  readonly steps: readonly Term[];
};

/** A branch by a key that has a value: at most one child is meant. */
function planKnownBranch(cursor: Cursor, branch: KnownBranch): Planned {
  const { node, children, names, key, steps } = branch;
  const arePlain = [...names, ...node.path].every(isPlainKey);
  if (arePlain && names.length > fewKeys && children.every(([, child]) => isCallable(cursor, child.group))) {
    return planDynamicCall(cursor, branch);
  }
  const alternatives = children.map(([name, child]): Alternative => {
    return (inner) => {
      emit(inner, { kind: "Equal", left: key, right: keyOperand(inner, name) });
      return planNode(inner, child, steps);
    };
  });
  const base: Alternative = (inner) => {
    emitExclusion(inner, key, names);
    const document = planBaseNode(inner, node);
    const value = planBaseStep(document.cursor, document.operand, key);
    return planBasePath(value.cursor, value.operand, steps);
  };
  const variables = [...new Set(steps.flatMap((term) => patternVariables(cursor, term)))];
  return planAlternatives(cursor, variables, [...alternatives, base]);
}

/** Only functions of the first generation can be called without the values of mocks. */
function isCallable({ program, environment }: Cursor, group: RuleGroup | undefined): boolean {
  return group !== undefined && program.reach.restrict(environment, group) === program.environments.base;
}

/** All children are rules: the one of the key is found by its name at run time. */
function planDynamicCall(cursor: Cursor, { node, children, key, steps }: KnownBranch): Planned {
  const { base } = cursor.program.environments;
  for (const [, child] of children) {
    if (child.group !== undefined) cursor.frame.callees.add(cursor.program.functionName(child.group, base));
  }
  const value = planAlternatives(
    cursor,
    [],
    [
      (inner) => {
        const result = newLocal(inner);
        const prefix = [base.generation, ...node.path.slice(1)];
        emit(inner, {
          kind: "CallDynamic",
          path: [...prefix.map((name) => stringOperand(inner, name)), key],
          arguments: [inputLocal, dataLocal],
          result,
        });
        return { cursor: inner, operand: localOperand(result) };
      },
      (inner) => {
        const document = planBaseNode(inner, node);
        return planBaseStep(document.cursor, document.operand, key);
      },
    ],
  );
  return planPath(value.cursor, value.operand, steps);
}

/** Undefined if the key is one of the names: what these mean is planned elsewhere. */
function emitExclusion(cursor: Cursor, key: Operand, names: readonly string[]): void {
  const operands = names.map((name) => keyOperand(cursor, name));
  if (names.length <= fewKeys) {
    for (const right of operands) emit(cursor, { kind: "NotEqual", left: key, right });
    return;
  }
  const set = newLocal(cursor);
  emit(cursor, { kind: "MakeSet", target: set });
  for (const value of operands) emit(cursor, { kind: "SetAdd", value, set });
  const block = planBlock(cursor, (inner) => void planDot(inner, localOperand(set), key));
  emit(cursor, { kind: "Not", block });
}
