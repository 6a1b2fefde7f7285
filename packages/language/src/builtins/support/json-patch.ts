// Applies JSON Patch operations (RFC 6902) to a value, with OPA's leave to reach into sets too.
import { RegoObject, RegoSet } from "../../values/collections.js";
import { isEqual } from "../../values/compare.js";
import { isArray, isNumber, isObject, isSet, kindOf } from "../../values/kind.js";
import { DecimalNumber } from "../../values/number.js";
import { regoText } from "../../values/rego-text.js";
import type { Value, ValueKind } from "../../values/value.js";
import { BuiltinError } from "../builtin-error.js";
import { budget } from "./budget.js";
import { parsePath } from "./json-paths.js";
import { prepareItems } from "./limits.js";
import { memberAt } from "./lookup.js";
import { asMachineInteger } from "./operands.js";

/** Moving items up or down in an array is quick. */
const itemsPerStep = 256;

type Collection = readonly Value[] | RegoObject | RegoSet;
type Path = readonly Value[];

/** @throws {BuiltinError} for the first operation that cannot be done. */
export function applyPatch(source: Value, operations: readonly Value[]): Value | undefined {
  const document = new PatchedDocument(source);
  for (const operation of operations) {
    if (!isObject(operation)) {
      throw new BuiltinError(
        "must be an array of JSON-Patch objects, but at least one element is not an object",
      );
    }
    applyOperation(document, operation);
  }
  return document.root;
}

function applyOperation(document: PatchedDocument, operation: RegoObject): void {
  const rawPath = attribute(operation, "path");
  const name = attribute(operation, "op");
  if (typeof name !== "string") {
    throw new BuiltinError(`attribute 'op' must be a string but found: ${kindOf(name)}`);
  }
  const apply = operationNames.get(name);
  const path = parsePath(rawPath);
  if (apply === undefined) throw new BuiltinError(`unrecognized op: '${name}'`);
  apply(document, path, operation);
}

type Apply = (document: PatchedDocument, path: Path, operation: RegoObject) => void;

const operationNames: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ["add", (document, path, operation) => document.insert(path, attribute(operation, "value"))],
  ["remove", (document, path) => document.remove(path)],
  [
    "replace",
    (document, path, operation) => {
      document.remove(path);
      document.insert(path, attribute(operation, "value"));
    },
  ],
  [
    "move",
    (document, path, operation) => {
      const from = parsePath(attribute(operation, "from"));
      const value = document.read(from);
      document.remove(from);
      if (value !== undefined) document.insert(path, value);
    },
  ],
  [
    "copy",
    (document, path, operation) => {
      const value = document.read(parsePath(attribute(operation, "from")));
      if (value !== undefined) document.insert(path, value);
    },
  ],
  [
    "test",
    (document, path, operation) => {
      const found = document.read(path);
      const expected = attribute(operation, "value");
      if (found !== undefined && isEqual(found, expected)) return;
      const shown = found === undefined ? "" : regoText(found);
      throw new BuiltinError(
        `value from EditTree != patch value.\n\nExpected: ${regoText(expected)}\n\nFound: ${shown}`,
      );
    },
  ],
]);

function attribute(operation: RegoObject, name: string): Value {
  const value = operation.get(name);
  if (value === undefined) throw new BuiltinError(`missing required attribute '${name}'`);
  return value;
}

/** Copies a collection when it is first changed; from then on it is changed in place. */
class PatchedDocument {
  root: Value | undefined;
  /** Collections that nobody else holds. */
  #own = new WeakSet<object>();
  /** Sets above the place of a change, outermost first, and the members that were taken out of them. */
  readonly #leftSets: { readonly set: RegoSet; readonly member: Value }[] = [];

  constructor(root: Value) {
    this.root = root;
  }

  read(path: Path): Value | undefined {
    let value = this.root;
    for (const step of path) value = descend(value, step);
    // It may now be held twice, so neither holder may change it in place.
    this.#own = new WeakSet();
    return value;
  }

  insert(path: Path, value: Value): void {
    const key = path.at(-1);
    if (key === undefined) {
      this.root = value;
      return;
    }
    const parent = this.#writable(path.slice(0, -1), "insert");
    if (isObject(parent)) parent.set(key, value);
    else if (isSet(parent)) insertIntoSet(parent, key, value);
    else insertIntoArray(parent, key, value);
    this.#settle();
  }

  remove(path: Path): void {
    const key = path.at(-1);
    if (key === undefined) {
      if (this.root === undefined) {
        throw new BuiltinError("deleted node encountered during delete operation");
      }
      this.root = undefined;
      return;
    }
    const parent = this.#writable(path.slice(0, -1), "delete");
    if (isArray(parent)) removeFromArray(parent as Value[], key);
    else if (!parent.delete(key)) {
      throw new BuiltinError(`cannot delete child key ${regoText(key)} that does not exist`);
    }
    this.#settle();
  }

  /** The collection at a path, which may be changed in place, as may everything above it. */
  #writable(path: Path, operation: string): Value[] | RegoObject | RegoSet {
    if (this.root === undefined) {
      throw new BuiltinError(
        path.length === 0
          ? `deleted node encountered during ${operation} operation`
          : "nil value encountered where composite value was expected",
      );
    }
    let current = this.#ownCopy(this.root);
    this.root = current;
    for (const step of path) {
      const child = this.#ownCopy(descend(current, step));
      this.#replaceChild(current as Collection, step, child);
      current = child;
    }
    if (!isCollection(current)) {
      throw new BuiltinError(`expected composite type, found value: ${describe(current)}`);
    }
    return current as Value[] | RegoObject | RegoSet;
  }

  /** Puts a copy in the place of what it was copied from. */
  #replaceChild(parent: Collection, step: Value, child: Value): void {
    if (isArray(parent)) (parent as Value[])[indexOf(parent.length, step)] = child;
    else if (isObject(parent)) parent.set(step, child);
    else {
      parent.delete(step);
      this.#leftSets.push({ set: parent, member: child });
    }
  }

  /** Members of sets go back when they have changed: what they are is where they are. */
  #settle(): void {
    for (let left = this.#leftSets.pop(); left !== undefined; left = this.#leftSets.pop()) {
      left.set.add(left.member);
    }
  }

  #ownCopy(value: Value): Value {
    if (!isCollection(value) || this.#own.has(value)) return value;
    prepareItems(isArray(value) ? value.length : value.size);
    const copy = isArray(value)
      ? [...value]
      : isObject(value)
        ? RegoObject.from(value.entries())
        : RegoSet.from(value.values());
    this.#own.add(copy);
    return copy;
  }
}

function isCollection(value: Value): value is Collection {
  return isArray(value) || isObject(value) || isSet(value);
}

function descend(value: Value | undefined, step: Value): Value {
  if (value === undefined) throw new BuiltinError("nil value encountered where composite value was expected");
  if (isArray(value)) {
    const index = indexOf(value.length, step);
    const item = value[index];
    if (item !== undefined) return item;
    throw new BuiltinError(`path ${index} does not exist in array term ${regoText(value)}`);
  }
  if (!isObject(value) && !isSet(value)) {
    throw new BuiltinError(
      `expected composite type for path ${regoText(step)}, found value: ${describe(value)}`,
    );
  }
  const member = memberAt(value, step);
  if (member !== undefined) return member;
  // OPA shows the step into a set as the beginning of a reference, where texts stand bare.
  const shown = isSet(value) && typeof step === "string" ? step : regoText(step);
  throw new BuiltinError(`path ${shown} does not exist in ${kindOf(value)} term ${regoText(value)}`);
}

function insertIntoSet(set: RegoSet, key: Value, value: Value): void {
  if (!isEqual(key, value)) {
    throw new BuiltinError(`set key ${regoText(key)} does not equal value to be inserted ${regoText(value)}`);
  }
  set.add(value);
}

function insertIntoArray(array: Value[], key: Value, value: Value): void {
  const index = indexOf(array.length, key);
  if (index < 0 || index > array.length) throw new BuiltinError("index for array insertion out of bounds");
  budget.takeSteps((array.length - index) / itemsPerStep);
  array.splice(index, 0, value);
}

function removeFromArray(array: Value[], key: Value): void {
  const index = indexOf(array.length, key);
  if (index < 0 || index >= array.length) throw new BuiltinError("index for array delete out of bounds");
  budget.takeSteps((array.length - index) / itemsPerStep);
  array.splice(index, 1);
}

/** `-` is the place behind the last item. */
function indexOf(length: number, step: Value): number {
  if (isNumber(step)) {
    const index = asMachineInteger(step);
    if (index === undefined) throw new BuiltinError("invalid number type for indexing");
    return Number(index);
  }
  if (typeof step !== "string") throw new BuiltinError("invalid type for indexing");
  if (step === "-") return length;
  const text = step.replace(/^\+/, "");
  const index = /^-?[0-9.]+$/.test(text) ? asMachineInteger(new DecimalNumber(text)) : undefined;
  if (index === undefined) throw new BuiltinError("invalid string for indexing");
  if (step !== "0" && step.startsWith("0")) {
    throw new BuiltinError("leading zeros are not allowed in JSON paths");
  }
  return Number(index);
}

const goTypes: Partial<Record<ValueKind, string>> = {
  null: "ast.Null",
  boolean: "ast.Boolean",
  number: "ast.Number",
  string: "ast.String",
};

function describe(value: Value): string {
  return `${regoText(value)} (type: ${goTypes[kindOf(value)] ?? kindOf(value)})`;
}
