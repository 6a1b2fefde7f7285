// Calls the function that a group of rules is planned as.
import type { Operand } from "@palisade/language";
import { type Cursor, dataLocal, emit, inputLocal, localOperand, newLocal } from "./cursor.js";
import { valueMocks } from "./environment.js";
import type { RuleGroup } from "./virtual-documents.js";

/** Undefined if the rules are. */
export function callGroup(cursor: Cursor, group: RuleGroup, args: readonly Operand[] = []): Operand {
  const result = newLocal(cursor);
  const name = cursor.program.functionName(group, cursor.environment);
  emit(cursor, { kind: "Call", function: name, arguments: [...documentOperands(cursor), ...args], result });
  return localOperand(result);
}

/** What every function of the environment takes first: the documents, and the values of mocks. */
function documentOperands(cursor: Cursor): readonly Operand[] {
  const mocks = valueMocks(cursor.environment).map((operator) => cursor.mockValues.get(operator));
  return [localOperand(inputLocal), localOperand(dataLocal), ...mocks.filter((value) => value !== undefined)];
}
