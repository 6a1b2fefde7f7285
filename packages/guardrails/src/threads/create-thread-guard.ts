// A guard whose questions are answered by a thread: the caller's own stays free, and a question can be given up.
import { encodeUtf8, printJson, valueFromJavaScript } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import { ThreadPool } from "@palisade/runtime/node";
import { type AskOptions, readAskOptions, readSignal, setApart } from "../ask-options.js";
import { copyBytes, readOptions } from "../checked-options.js";
import { isBytes } from "../contract/bytes.js";
import type { RequestContext } from "../contract/context.js";
import type { Decision } from "../contract/decision.js";
import { copyRequest } from "../contract/read-request.js";
import { failedVerdict } from "../failed-verdict.js";
import { type Guard, guardWith } from "../guard.js";
import { type Judging, readJudging } from "../judging.js";
import { beginDecision } from "../stamp-decision.js";
import { type GuardTask, type GuardThreadData, layeredOptions } from "./guard-task.js";
import { type ThreadGuardOptions, threadGuardOptionNames, threadMakings } from "./thread-options.js";

export type ThreadAskOptions = AskOptions & { readonly signal?: AbortSignal };

export type ThreadGuard = {
  /** The same guard on the caller's thread: it knows what can be asked, and lists the rules. */
  readonly guard: Guard;
  /**
   * The decision that `guard.validate` gives, made by the thread; one question after the other. A thread that ends
   * before it has answered is a `deny`, and the next question gets another thread; so is whatever else goes wrong.
   * @throws only the reason of an aborted signal, which ends the thread
   * @example
   * const decision = await inThread.validate("prompt", "Why does it restart?", { signal: AbortSignal.timeout(5000) });
   */
  validate(subject: string, request: unknown, options?: ThreadAskOptions): Promise<Decision>;
  /** Ends the thread; what is asked afterwards is a `deny`. */
  close(): Promise<void>;
};

/**
 * Starts its thread at once.
 * @throws {GuardError} for options that are none, and for parameters that no policy can use; {EvaluationError} for data
 * that no policy can have
 * @example
 * const bytes = await readBundleFile();
 * const inThread = await createThreadGuard({ bundles: [{ bytes, policy: await loadBundle(bytes) }] });
 * const { effect } = await inThread.validate("action", { verb: "delete", resource: "namespaces" });
 * await inThread.close();
 */
export async function createThreadGuard(given: ThreadGuardOptions): Promise<ThreadGuard> {
  const { bundles, data, ...options } = readOptions(given, threadGuardOptionNames);
  const { policies, shared } = threadMakings(bundles, data, options);
  const loaded = await layeredOptions(policies, shared);
  const thread = new GuardThread(readJudging(loaded), shared);
  return {
    guard: guardWith(loaded),
    validate: (subject, request, asked) => thread.validate(subject, request, asked),
    close: () => thread.close(),
  };
}

class GuardThread {
  readonly #judging: Judging;
  readonly #pool: ThreadPool<GuardTask, Decision>;
  readonly #identity: string;

  constructor(judging: Judging, data: GuardThreadData) {
    this.#judging = judging;
    this.#identity = JSON.stringify(judging.policies.map(({ identity }) => identity));
    this.#pool = new ThreadPool({ script: new URL("./guard-worker.js", import.meta.url), data, size: 1 });
    this.#start();
  }

  async validate(
    subject: string,
    request: unknown,
    options: ThreadAskOptions | undefined,
  ): Promise<Decision> {
    const end = beginDecision(this.#judging, subject);
    let signal: AbortSignal | undefined;
    let context: RequestContext | undefined;
    try {
      const given = setApart(options, ["signal"]);
      signal = readSignal(given.apart.get("signal"));
      signal?.throwIfAborted();
      const asked = readAskOptions(given.asked);
      ({ context } = asked);
      return await this.#ask({ kind: "question", subject, request: bytesOf(request), asked }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      // What ended a thread is not read again on this one: there is no digest of it.
      return end(() => ({ ...(context && { context }), verdict: failedVerdict(error) }));
    }
  }

  async #ask(task: GuardTask, signal: AbortSignal | undefined): Promise<Decision> {
    const decisions: Decision[] = [];
    try {
      await this.#pool.run(task, (decision) => void decisions.push(decision), { signal });
    } catch (error) {
      this.#start();
      throw error;
    }
    const [decision] = decisions;
    if (decision !== undefined && JSON.stringify(decision.policies) === this.#identity) return decision;
    throw new EvaluationError("eval_internal_error", "the thread judges with other policies than its guard");
  }

  /** A thread that fails is missed by the next question, which is told why. */
  #start(): void {
    this.#pool.run({ kind: "start" }, () => {}).catch(() => {});
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

function bytesOf(request: unknown): Uint8Array {
  if (isBytes(request)) return copyBytes(request);
  return encodeUtf8(printJson(valueFromJavaScript(copyRequest(request))));
}
