// A JSON Schema made ready: what each keyword asks, with references resolved.
import type { RE2JS } from "re2js";
import type { NumberValue } from "../../../values/value.js";

export type TypeName = "array" | "boolean" | "integer" | "number" | "null" | "object" | "string";

/** Built step by step, since schemas may refer to themselves; never changed after that. */
export type Schema = {
  /** `true` and `false` are schemas too. */
  pass?: boolean;
  reference?: Schema;
  types: TypeName[];
  /** By name, in order. */
  properties: Map<string, Schema>;
  additionalProperties?: boolean | Schema;
  patternProperties: (readonly [RE2JS, Schema])[];
  propertyNames?: Schema;
  dependencies: Map<string, readonly string[] | Schema>;
  /** One for all items, or one for each. */
  items?: Schema | readonly Schema[];
  additionalItems?: boolean | Schema;
  contains?: Schema;
  multipleOf?: NumberValue;
  minimum?: NumberValue;
  exclusiveMinimum?: NumberValue;
  maximum?: NumberValue;
  exclusiveMaximum?: NumberValue;
  minLength?: number;
  maxLength?: number;
  minProperties?: number;
  maxProperties?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: RE2JS;
  format?: string;
  required: string[];
  uniqueItems?: boolean;
  /** Their JSON texts. */
  constant?: string;
  enumeration?: readonly string[];
  oneOf: Schema[];
  anyOf: Schema[];
  allOf: Schema[];
  not?: Schema;
  if?: Schema;
  then?: Schema;
  else?: Schema;
};

export function emptySchema(): Schema {
  return {
    types: [],
    properties: new Map(),
    patternProperties: [],
    dependencies: new Map(),
    required: [],
    oneOf: [],
    anyOf: [],
    allOf: [],
  };
}
