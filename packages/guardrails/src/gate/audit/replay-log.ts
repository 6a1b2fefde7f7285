// Judges the decisions of a log again, by a guard of today, and says which come out otherwise, and by which rules.
import type { Guard } from "../../guard.js";
import type { AuditRecord } from "./audit-record.js";
import { matchesRecord, type RecordFilter } from "./record-filter.js";
import { readRecordLine } from "./record-line.js";
import { type ReplayedDecision, replayRecord } from "./replay-record.js";
import { type LogProblem, verifyLog } from "./verify-log.js";

export type ReplayOptions = {
  /** Of today, or of tomorrow. */
  readonly guard: Pick<Guard, "judgeRecorded">;
  /** Default: every decision. */
  readonly filter?: RecordFilter;
  /** Told each decision that comes out otherwise, in the order of the log. */
  readonly onFlip?: (flip: ReplayedDecision) => void;
};

/** Decisions that cannot be judged again, for one reason. */
export type NotReplayed = {
  readonly reason: string;
  readonly count: number;
  /** Numbers of the first of their records. */
  readonly records: readonly number[];
};

export type ReplayReport = {
  readonly records: number;
  readonly decisions: number;
  /** Those that were judged again. */
  readonly replayed: number;
  readonly flips: number;
  /** Of the flips: how many each rule comes into, or goes out of. Where no rule does, why nothing was decided. */
  readonly rules: Readonly<Record<string, number>>;
  /** Decisions of the same effect, by other rules. */
  readonly otherRules: number;
  readonly notReplayable: readonly NotReplayed[];
  /** The first record that is not sound: nothing behind it was looked at. */
  readonly problem?: LogProblem;
};

/** Of each reason. */
const mostNumbers = 10;

/**
 * Each decision is judged from what its record has, at the time it was decided at. The log is checked on the way, as by
 * `verifyLog` without keys.
 * @param lines without their line breaks
 * @throws whatever the store throws, but for what it says of a line
 * @example const { flips, rules } = await replayLog(store.lines(), { guard: await createGuard({ bundle: "next.tar.gz" }) })
 */
export async function replayLog(
  lines: AsyncIterable<string> | Iterable<string>,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const replay = new Replay(options);
  const { records, problem } = await verifyLog(replay.following(lines));
  return { records, ...replay.report(), ...(problem === undefined ? {} : { problem }) };
}

class Replay {
  readonly #options: ReplayOptions;
  readonly #rules = new Map<string, number>();
  readonly #notReplayable = new Map<string, { count: number; records: number[] }>();
  #replayed = 0;
  #others = 0;
  #flips = 0;
  #otherRules = 0;

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  /** Who asks for the next line has found the one before sound. */
  async *following(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
    for await (const line of lines) {
      yield line;
      const read = readRecordLine(line);
      if ("record" in read && matchesRecord(this.#options.filter ?? {}, read.record, () => line))
        this.#take(read.record);
    }
  }

  report(): Omit<ReplayReport, "records" | "problem"> {
    return {
      decisions: this.#replayed + this.#others,
      replayed: this.#replayed,
      flips: this.#flips,
      rules: Object.fromEntries([...this.#rules].sort(([, left], [, right]) => right - left)),
      otherRules: this.#otherRules,
      notReplayable: [...this.#notReplayable].map(([reason, found]) => ({ reason, ...found })),
    };
  }

  #take(record: AuditRecord): void {
    const replayed = replayRecord(record, this.#options.guard);
    if (replayed === undefined) return;
    if ("reason" in replayed) this.#note(replayed.reason, record.sequence);
    else this.#compare(replayed);
  }

  #compare(replayed: ReplayedDecision): void {
    this.#replayed++;
    const { before, after, gained, lost, failure } = replayed;
    const rules = [...gained, ...lost];
    if (before === after) {
      if (rules.length > 0) this.#otherRules++;
      return;
    }
    this.#flips++;
    const causes = failure === undefined ? rules : [failure.code, ...rules];
    for (const cause of causes) this.#rules.set(cause, (this.#rules.get(cause) ?? 0) + 1);
    this.#options.onFlip?.(replayed);
  }

  #note(reason: string, sequence: number): void {
    this.#others++;
    const noted = this.#notReplayable.get(reason) ?? { count: 0, records: [] };
    noted.count++;
    if (noted.records.length < mostNumbers) noted.records.push(sequence);
    this.#notReplayable.set(reason, noted);
  }
}
