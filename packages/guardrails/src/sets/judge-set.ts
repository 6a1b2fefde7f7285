// A large set to one decision: slices side by side, then once what documents are to each other, then the places of that.
import { ThreadError } from "@palisade/runtime";
import { readAskOptions } from "../ask-options.js";
import type { RequestContext } from "../contract/context.js";
import type { Failure } from "../contract/failure.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { policyTime, timeOf } from "../policy-time.js";
import { beginDecision } from "../stamp-decision.js";
import { InOrder } from "./in-order.js";
import type { SetAnswer, SetOptions, SetSources } from "./large-set.js";
import type { PlacedFinding } from "./ordered-findings.js";
import type { SetExecutor } from "./set-executor.js";
import { SetJudgement } from "./set-judgement.js";
import type { SetPart, SetTask } from "./set-task.js";
import { type SourceTask, tasksOf } from "./set-tasks.js";
import { Turns } from "./turns.js";

/**
 * The decision of `validateConfiguration` on the same resources, made in parts.
 * @throws the signal's reason once it is aborted, and whatever the sources throw
 */
export async function judgeSet(
  judging: Judging,
  executor: SetExecutor,
  sources: SetSources,
  options: SetOptions = {},
): Promise<SetAnswer> {
  const { signal, onProgress, ...asked } = options;
  signal?.throwIfAborted();
  const end = beginDecision(judging, "configuration");
  let context: RequestContext | undefined;
  try {
    ({ context } = readAskOptions(asked));
  } catch (error) {
    const decision = end(() => ({ verdict: failedVerdict(error) }));
    return { decision, places: [], resources: [], problems: [] };
  }
  const run = new SetRun(judging, executor, { signal, onProgress });
  await run.judgeSlices(sources);
  await run.judgeAcross();
  const { judgement } = run;
  const found = await judgement.findings();
  const digest = judgement.digest();
  const verdict = judgement.verdict(found.map(({ finding }) => finding));
  const decision = end(() => ({ ...(digest && { digest }), ...(context && { context }), verdict }));
  const { resources, problems } = judgement;
  return { decision, places: found.map(({ place }) => place), resources, problems };
}

type RunOptions = { readonly [Name in "signal" | "onProgress"]: SetOptions[Name] | undefined };

class SetRun {
  readonly judgement: SetJudgement;
  readonly #executor: SetExecutor;
  readonly #options: RunOptions;
  readonly #order = new InOrder();
  /** Texts, by the numbers of their sources: places that rules over the set ask for are found in them. */
  readonly #texts = new Map<number, Uint8Array>();
  readonly #time: { readonly now?: bigint };

  constructor(judging: Judging, executor: SetExecutor, options: RunOptions) {
    this.judgement = new SetJudgement(judging);
    this.#executor = executor;
    this.#options = options;
    this.#time = policyTime(timeOf(judging.host));
  }

  async judgeSlices(sources: SetSources): Promise<void> {
    const running = new Set<Promise<void>>();
    const reasons: unknown[] = [];
    const most = this.#executor.concurrency + 1;
    const turns = new Turns();
    for await (const task of tasksOf(sources, (problem) => this.judgement.problems.push(problem))) {
      this.#options.signal?.throwIfAborted();
      const started: Promise<void> = this.#judgeSlice(task)
        .catch((reason) => void reasons.push(reason))
        .finally(() => running.delete(started));
      running.add(started);
      await turns.rest();
      while (this.#order.open >= most && running.size > 0) await Promise.race(running);
      if (reasons.length > 0) break;
    }
    await Promise.all(running);
    if (reasons.length > 0) throw reasons[0];
  }

  async #judgeSlice({ content, sources }: SourceTask): Promise<void> {
    const number = this.#order.begin();
    const { judgement } = this;
    if ("texts" in content)
      for (const [index, text] of content.texts.entries()) this.#texts.set(sources[index] ?? 0, text);
    const failed = await this.#run({ kind: "slice", content, ...this.#time }, (part) => {
      if (part.kind === "slice")
        this.#order.take(number, () => {
          judgement.take(part, sources);
          const { length } = judgement.resources;
          this.#options.onProgress?.({ resources: length, sources: (sources.at(-1) ?? 0) + 1 });
        });
    });
    if (failed !== undefined) this.#order.take(number, () => judgement.fail(failed, sources));
    this.#order.end(number);
  }

  async judgeAcross(): Promise<void> {
    const { judgement } = this;
    for (const task of judgement.acrossTasks()) {
      const found: PlacedFinding[] = [];
      const failed = await this.#run({ ...task, ...this.#time }, (part) => {
        if (part.kind === "across") found.push(...judgement.takeAcross(task.policy, part.verdict));
      });
      if (failed !== undefined) judgement.fail(failed, []);
      await this.#findPlaces(found);
    }
  }

  async #findPlaces(findings: readonly PlacedFinding[]): Promise<void> {
    const { resources } = this.judgement;
    const bySource = new Map<number, PlacedFinding[]>();
    const turns = new Turns();
    for (const each of findings) {
      await turns.rest();
      const { resource } = each.finding;
      const source = resource === undefined ? undefined : resources[resource]?.source;
      if (source === undefined || !this.#texts.has(source)) continue;
      const known = bySource.get(source);
      if (known === undefined) bySource.set(source, [each]);
      else known.push(each);
    }
    const waiting = bySource.entries();
    const workers = Array.from({ length: this.#executor.concurrency }, async () => {
      for (const [source, found] of waiting) await this.#findIn(this.#texts.get(source), found);
    });
    await Promise.all(workers);
  }

  async #findIn(text: Uint8Array | undefined, found: readonly PlacedFinding[]): Promise<void> {
    if (text === undefined) return;
    const { resources } = this.judgement;
    const asked = found.map(({ finding: { resource = 0, at = "" } }) => {
      return { document: resources[resource]?.document ?? 0, at };
    });
    let next = 0;
    await this.#run({ kind: "places", text, asked }, (part) => {
      if (part.kind !== "places") return;
      for (const place of part.places) {
        const each = found[next++];
        if (each !== undefined) each.place = place;
      }
    });
  }

  /** What kept the task from its end, unless the caller gave it up. */
  async #run(task: SetTask, onPart: (part: SetPart) => void): Promise<Failure | undefined> {
    try {
      await this.#executor.run(task, onPart, this.#options.signal);
      return undefined;
    } catch (error) {
      if (!(error instanceof ThreadError)) throw error;
      return {
        code: error.code === "out_of_memory" ? "limit_exceeded" : "evaluation_failed",
        message: error.message,
      };
    }
  }
}
