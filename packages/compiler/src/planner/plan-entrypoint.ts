// Plans what hosts evaluate: a document as `{"result": value}`, a query as an object of its variables.
import type { Operand, PlanEntrypoint, PlanLocation } from "@palisade/language";
import type { CheckedQuery } from "../check/checked-module.js";
import type { Term } from "../syntax/ast.js";
import { type Cursor, emit, newDraft, newFrame, newLocal, type Planners, stringOperand } from "./cursor.js";
import { nowhere } from "./document-path.js";
import type { Program } from "./program.js";
import { Scope } from "./scope.js";

/** `path` starts with `data`; the entrypoint's name is what follows, joined by slashes. */
export function planDocumentEntrypoint(
  program: Program,
  planners: Planners,
  path: readonly string[],
): PlanEntrypoint {
  const start = startCursor(program, planners, program.location(nowhere));
  const parts = path.map(
    (step, index): Term =>
      index === 0
        ? { kind: "var", name: step, location: nowhere }
        : { kind: "string", value: step, location: nowhere },
  );
  const { cursor, operand } = planners.reference(start, parts);
  addResult(cursor, [["result", operand]]);
  return { name: path.slice(1).join("/"), blocks: [start.draft] };
}

export function planQuery(program: Program, planners: Planners, query: CheckedQuery): PlanEntrypoint {
  const location = query.body[0]?.location ?? nowhere;
  const start = startCursor(program, planners, program.location(location));
  const cursor = planners.body(start, query.body);
  const names = [...query.variables].sort(([, left], [, right]) => (left < right ? -1 : 1));
  const bindings = names.flatMap(([local, name]) => {
    const operand = cursor.scope.get(local);
    return operand === undefined ? [] : [[name, operand] as const];
  });
  addResult(cursor, bindings);
  return { name: query.name, blocks: [start.draft] };
}

function startCursor(program: Program, planners: Planners, location: PlanLocation): Cursor {
  return {
    program,
    planners,
    frame: newFrame(),
    draft: newDraft(),
    depth: 0,
    scope: Scope.create(),
    environment: program.environments.base,
    mockValues: new Map(),
    location,
    documents: 0,
    insideWith: false,
  };
}

function addResult(cursor: Cursor, bindings: readonly (readonly [string, Operand])[]): void {
  const target = newLocal(cursor);
  emit(cursor, { kind: "MakeObject", target });
  for (const [name, value] of bindings) {
    emit(cursor, { kind: "ObjectInsert", key: stringOperand(cursor, name), value, object: target });
  }
  emit(cursor, { kind: "ResultSetAdd", value: target });
}
