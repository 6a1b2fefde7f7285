// A large set to one decision: slices side by side, then once what documents are to each other, then the places of that.
import { ThreadError } from "@palisade/runtime";
import { type AskOptions, readAskOptions, readSignal, setApart } from "../ask-options.js";
import type { Failure } from "../contract/failure.js";
import { RequestError } from "../contract/request-error.js";
import { ExceptionIndex } from "../exceptions/exception-index.js";
import { failedVerdict, failureOf } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { policyTime, timeOf } from "../policy-time.js";
import { beginDecision } from "../stamp-decision.js";
import { InOrder } from "./in-order.js";
import { isIterable, type SetAnswer, type SetOptions, type SetSources } from "./large-set.js";
import type { PlacedFinding } from "./ordered-findings.js";
import type { SetExecutor } from "./set-executor.js";
import { SetJudgement } from "./set-judgement.js";
import type { SetPart, SetTask, SourceContent } from "./set-task.js";
import { type SourceTask, tasksOf } from "./set-tasks.js";
import { Turns } from "./turns.js";

/**
 * The decision of `validateConfiguration` on the same resources, made in parts.
 * @throws the signal's reason once it is aborted, and whatever the sources and `onProgress` throw
 */
export async function judgeSet(
  judging: Judging,
  executor: SetExecutor,
  sources: SetSources,
  options?: SetOptions,
): Promise<SetAnswer> {
  const end = beginDecision(judging, "configuration");
  let handles: Handles = { signal: undefined, onProgress: undefined };
  let read: AskOptions;
  let own: ExceptionIndex;
  try {
    const { apart, asked } = setApart(options, ["signal", "onProgress"]);
    handles = { ...handles, signal: readSignal(apart.get("signal")) };
    handles.signal?.throwIfAborted();
    handles = { ...handles, onProgress: readOnProgress(apart.get("onProgress")) };
    read = readAskOptions(asked);
    if (read.modes !== undefined) throw new RequestError("sets are judged without modes", "/modes");
    own = new ExceptionIndex(read.exceptions ?? []);
    if (!isIterable(sources))
      throw new RequestError("the sources of a set must be a list, or something else to iterate over", "");
  } catch (error) {
    handles.signal?.throwIfAborted();
    const decision = end(() => ({ verdict: failedVerdict(error) }));
    return { decision, places: [], resources: [], problems: [] };
  }
  const { context } = read;
  const exceptions = [own, ...judging.exceptions];
  const run = new SetRun({ ...judging, exceptions }, executor, handles);
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

/** Options that are no data. */
type Handles = { readonly [Name in "signal" | "onProgress"]: SetOptions[Name] | undefined };

/** @throws {RequestError} for what cannot be called. */
function readOnProgress(given: unknown): SetOptions["onProgress"] | undefined {
  if (given === undefined || typeof given === "function") return given as SetOptions["onProgress"];
  throw new RequestError("must be a function", "/onProgress");
}

class SetRun {
  readonly judgement: SetJudgement;
  readonly #executor: SetExecutor;
  readonly #options: Handles;
  readonly #order = new InOrder();
  /** By the numbers of their sources: what is asked about findings of rules over the set is found in them. */
  readonly #contents = new Map<number, SourceContent>();
  readonly #time: { readonly now?: bigint };

  constructor(judging: Judging, executor: SetExecutor, options: Handles) {
    const now = timeOf(judging.host);
    this.judgement = new SetJudgement(judging, { exceptions: judging.exceptions, now });
    this.#executor = executor;
    this.#options = options;
    this.#time = policyTime(now);
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
    const { withFacts } = judgement;
    if ("texts" in content)
      for (const [index, text] of content.texts.entries()) this.#contents.set(sources[index] ?? 0, { text });
    else if (withFacts)
      for (const [index, document] of content.documents.entries())
        this.#contents.set(sources[index] ?? 0, { document });
    const failed = await this.#run({ kind: "slice", content, withFacts, ...this.#time }, (part) => {
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
        if (part.kind === "across") found.push(...judgement.takeAcross(task.policy, part));
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
      if (source === undefined || !this.#contents.has(source)) {
        this.judgement.takeFacts(each);
        continue;
      }
      const known = bySource.get(source);
      if (known === undefined) bySource.set(source, [each]);
      else known.push(each);
    }
    const waiting = bySource.entries();
    const workers = Array.from({ length: this.#executor.concurrency }, async () => {
      for (const [source, found] of waiting) await this.#findIn(this.#contents.get(source), found);
    });
    await Promise.all(workers);
  }

  async #findIn(content: SourceContent | undefined, found: readonly PlacedFinding[]): Promise<void> {
    if (content === undefined) return;
    const { judgement } = this;
    const asked = found.map(({ finding: { resource = 0, at = "", rule }, start = 0 }) => {
      return { document: judgement.resources[resource]?.document ?? 0, at, start, rule };
    });
    let next = 0;
    const { withFacts } = judgement;
    const failed = await this.#run({ kind: "places", content, asked, withFacts }, (part) => {
      if (part.kind !== "places") return;
      for (const [index, place] of part.places.entries()) {
        const each = found[next++];
        if (each === undefined) continue;
        each.place = place;
        judgement.takeFacts(each, part.facts[index]);
      }
    });
    if (failed === undefined) return;
    judgement.fail(failed, []);
    for (const each of found.slice(next)) judgement.takeFacts(each);
  }

  /** What kept the task from its end, unless the caller gave it up. */
  async #run(task: SetTask, onPart: (part: SetPart) => void): Promise<Failure | undefined> {
    try {
      await this.#executor.run(task, onPart, this.#options.signal);
      return undefined;
    } catch (error) {
      if (!(error instanceof ThreadError)) throw error;
      return failureOf(error);
    }
  }
}
