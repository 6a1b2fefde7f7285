// Calls the function that a group of rules is planned as.
import type { Operand } from "@palisade/language";
import { type Cursor, dataLocal, emit, inputLocal, localOperand, newLocal } from "./cursor.js";
import { valueMocks } from "./environment.js";
import type { RuleGroup } from "./virtual-documents.js";

/** Undefined if the rules are. */
export function callGroup(cursor: Cursor, group: RuleGroup, args: readonly Operand[] = []): Operand {
  const environment = cursor.program.reach.restrict(cursor.environment, group);
  const name = cursor.program.functionName(group, environment);
  cursor.frame.callees.add(name);
  const mocks = valueMocks(environment).map((operator) => cursor.mockValues.get(operator));
  const documents = [localOperand(inputLocal), localOperand(dataLocal)];
  const result = newLocal(cursor);
  emit(cursor, {
    kind: "Call",
    function: name,
    arguments: [...documents, ...mocks.filter((value) => value !== undefined), ...args],
    result,
  });
  return localOperand(result);
}
