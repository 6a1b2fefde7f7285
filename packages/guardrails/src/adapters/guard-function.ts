// A function that runs through the gate: the core of every adapter.
import type { Approval } from "../gate/approvals/approval.js";
import type { Gate } from "../gate/create-gate.js";
import type { Requester } from "../gate/requester.js";
import type { RunResult } from "../gate/run-result.js";
import { ToolError } from "./tool-error.js";

export type GuardedOptions = {
  readonly gate: Gate;
  /** On whose behalf; a function is asked at each call. */
  readonly on: Requester | (() => Requester);
  /**
   * The action that a call is; default: `{tool, arguments}`. Say more where the policies cannot know the tool by its
   * name: `{ tool: "kubectl", verb: "delete", resource: "pods", … }`.
   */
  readonly action?: (call: ToolCall) => Readonly<Record<string, unknown>>;
  /**
   * Waits until an approval is no longer pending; it is then tried once more. Without it, a call that needs approval
   * throws `pending` at once.
   * @example ({ id, subject }, signal) => approvals.wait(subject.tenant, id, { signal })
   */
  readonly wait?: (approval: Approval, signal: AbortSignal | undefined) => Promise<unknown>;
};

/** A copy that only the gate has. */
export type ToolCall = { readonly tool: string; readonly arguments: unknown };

type Call<Result> = {
  readonly tool: string;
  readonly given: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly execute: (given: unknown, signal: AbortSignal) => Result | Promise<Result>;
};

/**
 * The same function, run by the gate: what is judged is a copy of its first argument, and that copy is what it is run
 * with. Further arguments are handed on as they are, and are not judged.
 * @param tool as the policies know it
 * @throws {ToolError} by the promise, where it is denied, waits for approval, or could not be put on record; and whatever
 * the function throws
 * @example
 * const deletePod = guardFunction("delete_pod", removePod, { gate, on: { tenant, project, requester } });
 * await deletePod({ name: "web-1", namespace: "shop" });
 */
export function guardFunction<Given, More extends readonly unknown[], Result>(
  tool: string,
  run: (given: Given, ...more: More) => Result | Promise<Result>,
  options: GuardedOptions,
): (given: Given, ...more: More) => Promise<Result> {
  return (given, ...more) =>
    runGuarded(options, { tool, given, execute: (copy) => run(copy as Given, ...more) });
}

/** @throws {ToolError} and whatever is thrown when it is executed */
export async function runGuarded<Result>(
  { gate, on, action = plainAction, wait }: GuardedOptions,
  { tool, given, signal, execute }: Call<Result>,
): Promise<Result> {
  const copy = structuredClone(given);
  const asked = action({ tool, arguments: structuredClone(copy) });
  const requester = typeof on === "function" ? on() : on;
  const options = { on: requester, ...(signal === undefined ? {} : { signal }) };
  const run = (approval?: string): Promise<RunResult<Result>> =>
    gate.run(asked, (running) => execute(copy, running.signal), {
      ...options,
      ...(approval === undefined ? {} : { approval }),
    });
  let result = await run();
  if (result.outcome === "pending" && wait !== undefined) {
    await wait(result.approval, signal);
    result = await run(result.approval.id);
  }
  if (result.outcome === "executed") return result.value;
  if (result.outcome === "failed") throw result.error;
  throw new ToolError(tool, result);
}

function plainAction({ tool, arguments: given }: ToolCall): Readonly<Record<string, unknown>> {
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  if (given === undefined) return { tool, arguments: {} };
  return { tool, arguments: isObject ? given : { input: given } };
}
