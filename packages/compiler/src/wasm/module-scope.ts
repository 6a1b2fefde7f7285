// What all functions of a module share: names to ids, constants to addresses.
import {
  isNumberText,
  moduleImports,
  numberFromText,
  type Operand,
  type Plan,
  type PlanLocation,
  type Value,
} from "@palisade/language";
import { GenerateError } from "../analysis/generate-error.js";
import type { LineCounters } from "./coverage.js";
import type { ConstantPool } from "./encode/constants.js";
import type { FunctionId } from "./encode/module.js";
import type { Library, LibraryFunction } from "./library.js";
import { type ModuleBuilder, wordFunction } from "./module-builder.js";

/** The most arguments that the ABI passes to the host. */
export const maximumHostArguments = moduleImports.builtin.length - 1;

export type PlanFunctionTarget = { readonly id: FunctionId; readonly parameterCount: number };

export type BuiltinTarget = {
  /** What the host knows it by. */
  readonly id: number;
  readonly name: string;
  /** Whether it gives no result, and so is never undefined. */
  readonly isVoid: boolean;
  /** The library's own. */
  readonly native: FunctionId | undefined;
};

export class ModuleScope {
  readonly plan: Plan;
  readonly builder: ModuleBuilder;
  readonly constants: ConstantPool;
  /** Where lines are counted, if they are. */
  readonly counters: LineCounters | undefined;
  readonly #library: Library;
  readonly #planFunctions: ReadonlyMap<string, PlanFunctionTarget>;
  readonly #builtins: ReadonlyMap<string, BuiltinTarget>;
  /** Functions that ask the host when a native built-in has no answer, by the built-in's name. */
  readonly #fallbacks = new Map<string, FunctionId>();
  readonly #texts = new Map<string, number>();
  #dynamicTargets: number | undefined;

  constructor(
    plan: Plan,
    library: Library,
    builder: ModuleBuilder,
    constants: ConstantPool,
    counters?: LineCounters,
  ) {
    this.plan = plan;
    this.counters = counters;
    this.#library = library;
    this.builder = builder;
    this.constants = constants;
    this.#planFunctions = declarePlanFunctions(plan, builder);
    this.#builtins = findBuiltins(plan, library);
  }

  library(name: LibraryFunction): FunctionId {
    // `readLibrary` has checked that it has them all.
    return this.#library.functions.get(name) as FunctionId;
  }

  libraryGlobal(name: string): number | undefined {
    return this.#library.globals.get(name);
  }

  hostFunction(name: "opa_abort"): FunctionId {
    return this.builder.hostFunction(name, wordFunction(1, 0));
  }

  /** The import that calls the host's built-ins of so many arguments: (id, context, arguments…). */
  hostBuiltin(argumentCount: number): FunctionId {
    const name = moduleImports.builtin[argumentCount];
    if (name === undefined) {
      const message = `a built-in with ${argumentCount} arguments; the ABI passes at most ${maximumHostArguments}`;
      throw new GenerateError("too-many-arguments", message);
    }
    return this.builder.hostFunction(name, wordFunction(argumentCount + 2, 1));
  }

  planFunction(name: string): PlanFunctionTarget | undefined {
    return this.#planFunctions.get(name);
  }

  builtin(name: string): BuiltinTarget | undefined {
    return this.#builtins.get(name);
  }

  /** Those the host must have, or those it need not have but to explain errors. */
  builtins(native: boolean): readonly BuiltinTarget[] {
    return [...this.#builtins.values()].filter((item) => (item.native !== undefined) === native);
  }

  fallback(target: BuiltinTarget, make: () => FunctionId): FunctionId {
    const known = this.#fallbacks.get(target.name) ?? make();
    this.#fallbacks.set(target.name, known);
    return known;
  }

  string(index: number): string {
    const text = this.plan.static.strings[index];
    if (text === undefined) throw new GenerateError("invalid-plan", `no string has the number ${index}`);
    return text;
  }

  operandAddress(operand: Exclude<Operand, { kind: "local" }>): number {
    return this.constant(operand.kind === "boolean" ? operand.value : this.string(operand.index));
  }

  numberValue(text: string): Value {
    if (!isNumberText(text)) throw new GenerateError("invalid-plan", `\`${text}\` is no number`);
    return numberFromText(text);
  }

  /** A number's address. */
  number(text: string): number {
    return this.constant(this.numberValue(text));
  }

  constant(value: Value): number {
    return this.constants.add(value);
  }

  /** A NUL-terminated text for the host. */
  text(message: string): number {
    const known = this.#texts.get(message) ?? this.constants.addText(message);
    this.#texts.set(message, known);
    return known;
  }

  fileName(index: number): string {
    return this.plan.static.files[index] ?? "<unknown>";
  }

  location({ file, row, column }: PlanLocation): string {
    return `${this.fileName(file)}:${row}:${column}`;
  }

  /** The address of a nested object: path steps to table slots of the functions that `CallDynamic` may find. */
  dynamicTargets(build: () => Value): number {
    this.#dynamicTargets ??= this.constant(build());
    return this.#dynamicTargets;
  }
}

function declarePlanFunctions(plan: Plan, builder: ModuleBuilder): ReadonlyMap<string, PlanFunctionTarget> {
  const targets = new Map<string, PlanFunctionTarget>();
  for (const { name, parameters } of plan.functions) {
    if (targets.has(name)) throw new GenerateError("invalid-plan", `two functions are called \`${name}\``);
    const id = builder.declare(wordFunction(parameters.length, 1), name);
    targets.set(name, { id, parameterCount: parameters.length });
  }
  return targets;
}

function findBuiltins(plan: Plan, library: Library): ReadonlyMap<string, BuiltinTarget> {
  const targets = new Map<string, BuiltinTarget>();
  for (const [id, { name, declaration }] of plan.static.builtins.entries()) {
    const isVoid = declaration.type === "function" && declaration.result === undefined;
    const native = library.functions.get(`builtin_${name.replaceAll(".", "_")}`);
    targets.set(name, { id, name, isVoid, native });
  }
  return targets;
}
