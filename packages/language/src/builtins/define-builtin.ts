// One declaration carries a built-in's name, types, documentation, examples and code.
import type { Type } from "../types/type.js";
import type { RegoObject, RegoSet } from "../values/collections.js";
import type { NumberValue, Value } from "../values/value.js";
import type { BuiltinContext } from "./builtin-context.js";

/** The TypeScript type of the values that a Rego type admits. */
export type ValueOf<T extends Type> = T extends { type: "any"; of: readonly (infer Member extends Type)[] }
  ? ValueOf<Member>
  : T extends { type: "any" }
    ? Value
    : T extends { type: "null" }
      ? null
      : T extends { type: "boolean" }
        ? boolean
        : T extends { type: "number" }
          ? NumberValue
          : T extends { type: "string" }
            ? string
            : // Of collections only members of simple types are checked.
              T extends { type: "array"; dynamic: infer Item extends { type: "string" | "number" } }
              ? readonly ValueOf<Item>[]
              : T extends { type: "array" }
                ? readonly Value[]
                : T extends { type: "set" }
                  ? RegoSet
                  : T extends { type: "object" }
                    ? RegoObject
                    : Value;

export type Parameters = Readonly<Record<string, Type>>;
export type Arguments<P extends Parameters> = { readonly [Name in keyof P]: ValueOf<P[Name]> };

/** What a built-in needs of its host. A policy that uses one is refused at load unless it is granted. */
export type Capability = "http.send" | "net.lookup_ip_addr" | "opa.runtime";

export type BuiltinExample = {
  /** A Rego expression… */
  readonly rego: string;
  /** …and the Rego term it equals; absent when it is undefined. */
  readonly result?: string;
};

/** Departures of OPA's operand checks from its declared types; messages are part of the behaviour. */
export type OperandCheck = {
  /** The place that messages name, where it is not the operand's own. */
  readonly position?: number;
  /** What messages say was expected, where it is not the names of the types. */
  readonly expected?: readonly string[];
  /** `evaluate` checks the operand itself, or only its members. */
  readonly unchecked?: "operand" | "members";
};

export type BuiltinDeclaration<P extends Parameters = Parameters> = {
  /** As policies call it: `array.concat`. */
  readonly name: string;
  /** As an operator, where Rego has one: `+`. */
  readonly infix?: string;
  readonly summary: string;
  /** In order. Their types are checked before `evaluate` runs, so it may rely on them. */
  readonly parameters: P;
  /** The type of any further arguments. */
  readonly variadic?: Type;
  /** Absent when a call has no result to bind, as with `print`. */
  readonly returns?: Type;
  /** Where an operand's check differs from what its type says. */
  readonly operands?: { readonly [Name in keyof P]?: OperandCheck };
  /** A relation gives a set of `returns` to iterate over: `walk`. */
  readonly relation?: boolean;
  readonly deprecated?: boolean;
  /** Results differ from call to call, so they are cached per evaluation. */
  readonly nondeterministic?: boolean;
  readonly needs?: Capability;
  /** Steps for every 16 bytes of the operands; 1 if it goes through them once and does little with them. */
  readonly effort?: number;
  /** Steps of a call with the smallest operands, where they are more than usual. */
  readonly base?: number;
  readonly examples: readonly BuiltinExample[];
  /**
   * The reference implementation. `undefined` is undefined in Rego.
   * @throws {BuiltinError} which is undefined in Rego too, unless errors are strict.
   */
  readonly evaluate: (values: Arguments<P>, context: BuiltinContext) => Value | undefined;
};

/** A declaration whose parameters nobody needs to know any more. */
export type Builtin = Omit<BuiltinDeclaration, "evaluate" | "operands"> & {
  readonly category: string;
  readonly operands?: Readonly<Record<string, OperandCheck | undefined>>;
  readonly evaluate: (values: never, context: BuiltinContext) => Value | undefined;
  /** Called instead, without any check of the operands. */
  readonly positional?: (values: readonly Value[]) => Value | undefined;
};

export function defineBuiltin<const P extends Parameters>(
  declaration: BuiltinDeclaration<P>,
): BuiltinDeclaration<P> {
  return declaration;
}
