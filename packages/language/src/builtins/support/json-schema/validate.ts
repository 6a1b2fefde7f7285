// Checks a value against a schema: every finding, in the order and words of the library that OPA uses.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber, isObject, kindOf } from "../../../values/kind.js";
import { compareNumbers, decimalParts, exactInteger } from "../../../values/number.js";
import type { NumberValue, Value } from "../../../values/value.js";
import type { TakeSteps } from "../../builtin-context.js";
import { HaltError } from "../../builtin-error.js";
import { matcherOf } from "../go-regexp.js";
import { StepMeter } from "../step-meter.js";
import { hasFormat } from "./formats.js";
import { generalText, literalText } from "./literal-text.js";
import { type Finding, fieldOf, Outcome, type Place } from "./outcome.js";
import type { Schema, TypeName } from "./schema.js";

/** Schemas that refer to themselves may multiply the work without end. */
const stepsPerCheck = 100;
const maximumDepth = 400;

/** @throws {HaltError} when it takes more steps than are left. */
export function validate(schema: Schema, document: Value, takeSteps: TakeSteps): readonly Finding[] {
  return new Validator(takeSteps).check(schema, document, undefined).findings;
}

class Validator {
  readonly #takeSteps: TakeSteps;
  readonly #meter: StepMeter;
  #depth = 0;

  constructor(takeSteps: TakeSteps) {
    this.#takeSteps = takeSteps;
    this.#meter = new StepMeter(takeSteps);
  }

  /** Apart from others: its findings may or may not count. */
  check(schema: Schema, value: Value, place: Place): Outcome {
    const outcome = new Outcome();
    this.#checkInto(outcome, schema, value, place);
    return outcome;
  }

  #checkInto(outcome: Outcome, given: Schema, value: Value, place: Place): void {
    this.#meter.add(stepsPerCheck);
    if (++this.#depth > maximumDepth) throw new HaltError("json.match_schema: nested too deeply");
    const schema = resolved(given);
    if (schema.pass === undefined) this.#checkAll(outcome, schema, value, place);
    else if (!schema.pass) outcome.add("false", "False always fails validation", place);
    this.#depth--;
  }

  #checkAll(outcome: Outcome, schema: Schema, value: Value, place: Place): void {
    const type = typeOf(value);
    if (!admits(schema.types, type)) {
      const wanted = schema.types.length > 1 ? `[${schema.types.join()}]` : schema.types[0];
      outcome.add("invalid_type", `Invalid type. Expected: ${wanted}, given: ${type}`, place);
      return;
    }
    this.#checkCombinations(outcome, schema, value, place);
    if (isNumber(value)) checkNumber(outcome, schema, value, place);
    if (isArray(value)) this.#checkArray(outcome, schema, value, place);
    if (isObject(value)) this.#checkObject(outcome, schema, value, place);
    checkCommon(outcome, schema, value, place);
    if (typeof value === "string") checkText(outcome, schema, value, place, this.#takeSteps);
    if (isObject(value)) {
      for (const [name, inner] of schema.properties) {
        const member = value.get(name);
        if (member !== undefined) this.#checkInto(outcome, inner, member, { step: name, parent: place });
      }
    }
    outcome.score++;
  }

  #checkCombinations(outcome: Outcome, schema: Schema, value: Value, place: Place): void {
    this.#checkAnyOf(outcome, schema.anyOf, value, place);
    this.#checkOneOf(outcome, schema.oneOf, value, place);
    const all = schema.allOf.map((each) => this.check(each, value, place));
    for (const each of all) outcome.merge(each);
    if (!all.every(({ valid }) => valid)) {
      outcome.add("number_all_of", "Must validate all the schemas (allOf)", place);
    }
    if (schema.not !== undefined && this.check(schema.not, value, place).valid) {
      outcome.add("number_not", "Must not validate the schema (not)", place);
    }
    if (isObject(value)) this.#checkDependencies(outcome, schema, value, place);
    this.#checkCondition(outcome, schema, value, place);
    outcome.score++;
  }

  #checkAnyOf(outcome: Outcome, schemas: readonly Schema[], value: Value, place: Place): void {
    let best: Outcome | undefined;
    for (const schema of schemas) {
      const result = this.check(schema, value, place);
      if (result.valid) return;
      if (best === undefined || result.score > best.score) best = result;
    }
    if (best === undefined) return;
    outcome.add("number_any_of", "Must validate at least one schema (anyOf)", place);
    outcome.merge(best);
  }

  #checkOneOf(outcome: Outcome, schemas: readonly Schema[], value: Value, place: Place): void {
    if (schemas.length === 0) return;
    const results = schemas.map((schema) => this.check(schema, value, place));
    const count = results.filter(({ valid }) => valid).length;
    if (count === 1) return;
    outcome.add("number_one_of", "Must validate one and only one schema (oneOf)", place);
    if (count > 0) return;
    outcome.merge(results.reduce((best, result) => (result.score > best.score ? result : best)));
  }

  #checkDependencies(outcome: Outcome, { dependencies }: Schema, value: RegoObject, place: Place): void {
    for (const [name, dependency] of dependencies) {
      if (!value.has(name)) continue;
      if (!Array.isArray(dependency)) this.#checkInto(outcome, dependency as Schema, value, place);
      else {
        for (const other of dependency as readonly string[]) {
          if (!value.has(other)) outcome.add("missing_dependency", `Has a dependency on ${other}`, place);
        }
      }
    }
  }

  #checkCondition(outcome: Outcome, schema: Schema, value: Value, place: Place): void {
    if (schema.if === undefined) return;
    const holds = this.check(schema.if, value, place).valid;
    const branch = holds ? schema.then : schema.else;
    const result = branch && this.check(branch, value, place);
    if (result === undefined || result.valid) return;
    if (holds) outcome.add("condition_then", 'Must validate "then" as "if" was valid', place);
    else outcome.add("condition_else", 'Must validate "else" as "if" was not valid', place);
    outcome.merge(result);
  }

  #checkArray(outcome: Outcome, schema: Schema, value: readonly Value[], place: Place): void {
    const { items = [], additionalItems } = schema;
    const listed = Array.isArray(items) ? (items as readonly Schema[]) : undefined;
    for (const [index, item] of value.entries()) {
      const rest = listed !== undefined && listed.length > 0 ? additionalItems : undefined;
      const own = listed === undefined ? (items as Schema) : (listed[index] ?? rest);
      if (typeof own === "object")
        outcome.merge(this.check(own, item, { step: String(index), parent: place }));
    }
    if (
      listed !== undefined &&
      listed.length > 0 &&
      listed.length < value.length &&
      additionalItems === false
    ) {
      outcome.add("array_no_additional_items", "No additional items allowed on array", place);
    }
    if (value.length < (schema.minItems ?? 0)) {
      outcome.add("array_min_items", `Array must have at least ${schema.minItems} items`, place);
    }
    if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) {
      outcome.add("array_max_items", `Array must have at most ${schema.maxItems} items`, place);
    }
    if (schema.uniqueItems === true) checkUnique(outcome, value, place);
    if (schema.contains !== undefined) this.#checkContains(outcome, schema.contains, value, place);
    outcome.score++;
  }

  #checkContains(outcome: Outcome, schema: Schema, value: readonly Value[], place: Place): void {
    let best: Outcome | undefined;
    for (const [index, item] of value.entries()) {
      const result = this.check(schema, item, { step: String(index), parent: place });
      if (result.valid) return;
      if (best === undefined || result.score > best.score) best = result;
    }
    outcome.add("contains", "At least one of the items must match", place);
    if (best !== undefined) outcome.merge(best);
  }

  #checkObject(outcome: Outcome, schema: Schema, value: RegoObject, place: Place): void {
    if (value.size < (schema.minProperties ?? 0)) {
      outcome.add("array_min_properties", `Must have at least ${schema.minProperties} properties`, place);
    }
    if (value.size > (schema.maxProperties ?? Number.POSITIVE_INFINITY)) {
      outcome.add("array_max_properties", `Must have at most ${schema.maxProperties} properties`, place);
    }
    for (const name of schema.required) {
      if (value.has(name)) outcome.score++;
      else outcome.add("required", `${name} is required`, place);
    }
    for (const [name, member] of value.entries()) {
      this.#checkMember(outcome, schema, name as string, member, place);
    }
    if (schema.propertyNames !== undefined) {
      for (const name of value.keys()) {
        const result = this.check(schema.propertyNames, name, place);
        if (result.valid) continue;
        outcome.add("invalid_property_name", `Property name of "${String(name)}" does not match`, place);
        outcome.merge(result);
      }
    }
    outcome.score++;
  }

  /** What no property or pattern is for is additional. */
  #checkMember(outcome: Outcome, schema: Schema, name: string, member: Value, place: Place): void {
    const below = { step: name, parent: place };
    let matched = false;
    for (const [pattern, inner] of schema.patternProperties) {
      if (!matcherOf(pattern, name, this.#takeSteps).find()) continue;
      matched = true;
      outcome.merge(this.check(inner, member, below));
    }
    if (matched) outcome.score++;
    if (matched || schema.properties.has(name)) return;
    const { additionalProperties: additional } = schema;
    if (additional === false) {
      outcome.add("additional_property_not_allowed", `Additional property ${name} is not allowed`, place);
    } else if (typeof additional === "object") outcome.merge(this.check(additional, member, below));
  }
}

/** A reference that leads back to itself asks nothing. */
function resolved(given: Schema): Schema {
  let schema = given;
  for (let hops = 0; schema.reference !== undefined; hops++) {
    if (hops > maximumDepth) throw new HaltError("json.match_schema: references in a circle");
    schema = schema.reference;
  }
  return schema;
}

function typeOf(value: Value): TypeName {
  if (isNumber(value)) return exactInteger(value) === undefined ? "number" : "integer";
  return kindOf(value) as TypeName;
}

function admits(types: readonly TypeName[], type: TypeName): boolean {
  if (types.length === 0 || types.includes(type)) return true;
  return type === "integer" && types.includes("number");
}

function checkCommon(outcome: Outcome, schema: Schema, value: Value, place: Place): void {
  if (schema.constant !== undefined && literalText(value) !== schema.constant) {
    outcome.add("const", `${fieldOf(place)} does not match: ${schema.constant}`, place);
  }
  if (schema.enumeration !== undefined && !schema.enumeration.includes(literalText(value))) {
    const allowed = schema.enumeration.join(", ");
    outcome.add("enum", `${fieldOf(place)} must be one of the following: ${allowed}`, place);
  }
  if (schema.format !== undefined && typeof value === "string" && !hasFormat(schema.format, value)) {
    outcome.add("format", `Does not match format '${schema.format}'`, place);
  }
  outcome.score++;
}

function checkUnique(outcome: Outcome, value: readonly Value[], place: Place): void {
  const seen = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const text = literalText(item);
    const before = seen.get(text);
    if (before !== undefined) outcome.add("unique", `array items[${before},${index}] must be unique`, place);
    seen.set(text, index);
  }
}

function checkText(outcome: Outcome, schema: Schema, text: string, place: Place, takeSteps: TakeSteps): void {
  const { minLength, maxLength, pattern } = schema;
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  if (minLength !== undefined && length < minLength) {
    outcome.add("string_gte", `String length must be greater than or equal to ${minLength}`, place);
  }
  if (maxLength !== undefined && length > maxLength) {
    outcome.add("string_lte", `String length must be less than or equal to ${maxLength}`, place);
  }
  if (pattern !== undefined && !matcherOf(pattern, text, takeSteps).find()) {
    outcome.add("pattern", `Does not match pattern '${pattern.pattern()}'`, place);
  }
  outcome.score++;
}

function checkNumber(outcome: Outcome, schema: Schema, value: NumberValue, place: Place): void {
  const { multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum } = schema;
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    outcome.add("multiple_of", `Must be a multiple of ${generalText(multipleOf)}`, place);
  }
  if (maximum !== undefined && compareNumbers(value, maximum) > 0) {
    outcome.add("number_lte", `Must be less than or equal to ${generalText(maximum)}`, place);
  }
  if (exclusiveMaximum !== undefined && compareNumbers(value, exclusiveMaximum) >= 0) {
    outcome.add("number_lt", `Must be less than ${generalText(exclusiveMaximum)}`, place);
  }
  if (minimum !== undefined && compareNumbers(value, minimum) < 0) {
    outcome.add("number_gte", `Must be greater than or equal to ${generalText(minimum)}`, place);
  }
  if (exclusiveMinimum !== undefined && compareNumbers(value, exclusiveMinimum) <= 0) {
    outcome.add("number_gt", `Must be greater than ${generalText(exclusiveMinimum)}`, place);
  }
  outcome.score++;
}

/** Powers of ten further apart than these are not worked out. */
const maximumExponent = 30_103;

function isMultiple(value: NumberValue, of: NumberValue): boolean {
  const [left, right] = [decimalParts(value), decimalParts(of)];
  const shift = left.exponent - right.exponent;
  if (left.coefficient === 0n) return true;
  if (Math.abs(shift) > maximumExponent) return false;
  if (shift >= 0) return (left.coefficient * 10n ** BigInt(shift)) % right.coefficient === 0n;
  return left.coefficient % (right.coefficient * 10n ** BigInt(-shift)) === 0n;
}
