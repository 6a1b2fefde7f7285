// Functions that a JavaScript file lends to policies: `export default { "acme.lookup": (id) => … }`.
import { pathToFileURL } from "node:url";
import { builtins, type Capability, type FunctionDeclaration, t } from "@palisade/language";
import type { HostOptions } from "./engine.js";
import { FunctionsError } from "./functions-error.js";

export type LentFunctions = Required<Pick<HostOptions, "capabilities" | "functions">> & {
  /** For the compiler: they take as many arguments as the code names, of any type. */
  readonly declarations: readonly FunctionDeclaration[];
};

type HostFunction = (...values: readonly unknown[]) => unknown;

/**
 * The functions of a module's default export, by the names that policies call them by. One that is called as a
 * capability (`http.send`) grants it.
 * @throws {FunctionsError}
 * @example
 * const { declarations, ...host } = await loadFunctions("functions.mjs");
 * const { wasm } = compile(sources, { functions: declarations });
 * const policy = await loadPolicy({ wasm }, host);
 */
export async function loadFunctions(path: string): Promise<LentFunctions> {
  const lent = Object.entries(await importDefault(path)).map(([name, value]) => readFunction(name, value));
  const own = lent.filter(({ capability }) => capability === undefined);
  const granted = lent.filter(({ capability }) => capability !== undefined);
  return {
    functions: Object.fromEntries(own.map(({ name, call }) => [name, call])),
    capabilities: Object.fromEntries(granted.map(({ name, call }) => [name, call])),
    declarations: own.map(({ name, call }) => ({ name, decl: anyFunction(call.length) })),
  };
}

type Lent = {
  readonly name: string;
  readonly call: HostFunction;
  readonly capability: Capability | undefined;
};

function readFunction(name: string, value: unknown): Lent {
  if (typeof value !== "function") throw new FunctionsError("no_functions", `\`${name}\` is no function`);
  if (isAsynchronous(value))
    throw new FunctionsError("no_functions", `\`${name}\` is asynchronous, and a policy waits for nobody`);
  const builtin = builtins.get(name);
  if (builtin !== undefined && builtin.needs === undefined)
    throw new FunctionsError("is_built_in", `\`${name}\` is a built-in, which nothing takes the place of`);
  return { name, call: value as HostFunction, capability: builtin?.needs };
}

function isAsynchronous(value: object): boolean {
  return Object.prototype.toString.call(value).includes("Async");
}

async function importDefault(path: string): Promise<object> {
  const { default: exported } = await importModule(path);
  if (typeof exported === "object" && exported !== null) return exported;
  throw new FunctionsError("no_functions", "its default export is no object of functions by their names");
}

async function importModule(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new FunctionsError("unreadable", message, { cause });
  }
}

function anyFunction(count: number): FunctionDeclaration["decl"] {
  return { type: "function", args: Array.from({ length: count }, () => t.any), result: t.any };
}
