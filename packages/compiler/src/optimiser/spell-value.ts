// A value as the statements that make it.
import {
  type ArrayValue,
  isArray,
  isNumber,
  isObject,
  type Local,
  numberText,
  type Operand,
  type PlanLocation,
  type RegoObject,
  type RegoSet,
  type Statement,
  type StatementBody,
  type Value,
} from "@palisade/language";
import type { TextTable } from "./text-table.js";

/** What spelling needs of the function and the plan it is for. */
export type Speller = {
  readonly texts: TextTable;
  readonly newLocal: () => Local;
  readonly place: PlanLocation;
};

/** Statements after which `target` holds the value; the generator makes one constant of them. */
export function spellValue(value: Value, target: Local, speller: Speller): readonly Statement[] {
  const { place, texts } = speller;
  const simple = simpleOperand(value, texts);
  if (simple !== undefined) return [{ kind: "AssignVar", source: simple, target, ...place }];
  if (value === null) return [{ kind: "MakeNull", target, ...place }];
  if (isNumber(value)) {
    return [{ kind: "MakeNumberRef", index: texts.indexOf(numberText(value)), target, ...place }];
  }
  return spellCollection(value as ArrayValue | RegoObject | RegoSet, target, speller);
}

/** Members stand before the collection, so that nothing looks at it while it is filled. */
function spellCollection(
  value: ArrayValue | RegoObject | RegoSet,
  target: Local,
  speller: Speller,
): readonly Statement[] {
  const members: Statement[] = [];
  const operand = (member: Value): Operand => {
    const simple = simpleOperand(member, speller.texts);
    if (simple !== undefined) return simple;
    const local = speller.newLocal();
    members.push(...spellValue(member, local, speller));
    return { kind: "local", local };
  };
  const [make, ...fills] = collectionBodies(value, target, operand);
  return [...members, ...[make as StatementBody, ...fills].map((body) => ({ ...body, ...speller.place }))];
}

function collectionBodies(
  value: ArrayValue | RegoObject | RegoSet,
  target: Local,
  operand: (member: Value) => Operand,
): readonly StatementBody[] {
  if (isArray(value)) {
    const append = (item: Value): StatementBody => {
      return { kind: "ArrayAppend", array: target, value: operand(item) };
    };
    return [{ kind: "MakeArray", capacity: value.length, target }, ...value.map(append)];
  }
  if (isObject(value)) {
    const insert = ([key, item]: readonly [Value, Value]): StatementBody => {
      return { kind: "ObjectInsert", object: target, key: operand(key), value: operand(item) };
    };
    return [{ kind: "MakeObject", target }, ...value.entries().map(insert)];
  }
  const add = (item: Value): StatementBody => ({ kind: "SetAdd", set: target, value: operand(item) });
  return [{ kind: "MakeSet", target }, ...(value as RegoSet).values().map(add)];
}

function simpleOperand(value: Value, texts: TextTable): Operand | undefined {
  if (typeof value === "boolean") return { kind: "boolean", value };
  return typeof value === "string" ? { kind: "string", index: texts.indexOf(value) } : undefined;
}
