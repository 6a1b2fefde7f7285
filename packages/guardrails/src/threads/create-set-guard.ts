// A guard for sets of any size in a Node process: large ones are judged by threads, reading included.
import { defaultThreads, ThreadPool } from "@palisade/runtime/node";
import { readOptions } from "../checked-options.js";
import { isBytes } from "../contract/bytes.js";
import { guardWith } from "../guard.js";
import { GuardError } from "../guard-error.js";
import { type GuardOptions, readJudging } from "../judging.js";
import { loadSetOptions, type SetGuard, type SetGuardOptions } from "../sets/create-set-guard.js";
import { judgeSet } from "../sets/judge-set.js";
import { isIterable, type SetSource, type SetSources } from "../sets/large-set.js";
import { ownThread, type SetExecutor } from "../sets/set-executor.js";
import type { SetPart, SetTask } from "../sets/set-task.js";
import { type GuardThreadData, layeredOptions } from "./guard-task.js";
import {
  bundleBytes,
  type ThreadGuardOptions,
  threadData,
  threadGuardOptionNames,
  threadMakings,
} from "./thread-options.js";

/** Bundles as bytes: each thread loads its own. */
export type ThreadedSetGuardOptions = Omit<SetGuardOptions, "bundle" | "bundles"> &
  Threads & { readonly bundles: readonly Uint8Array[] };

type Threads = {
  /** How many threads; default: as many as can run side by side, but at most two, since each takes about 80 MB. */
  readonly threads?: number;
};

/** 10,000 Deployments are judged in less than 500 MB by so many. */
const fewThreads = 2;

/** Smaller sets are judged before a thread would have started. */
const smallSet = { sources: 100, size: 128 * 1024 } as const;

/** @throws {GuardError} for a policy that is loaded already, since no thread could have it; and as `createGuard` */
export async function createThreadedSetGuard(options: ThreadedSetGuardOptions): Promise<SetGuard> {
  const { threads, bundles, data, parameters, limits, ...others } = options;
  // The same for every thread, whatever the caller makes of its own.
  const shared = threadData(bundles.map(bundleBytes), [], { data, parameters, limits });
  const loaded = await loadSetOptions({ ...others, ...shared.options, bundles: shared.bundles });
  return setGuardOf(loaded, shared, threads);
}

/**
 * The guard of `createThreadGuard` for sets of any size: large ones are read and judged by threads.
 * @throws as `createThreadGuard`
 * @example
 * const sets = await createThreadSetGuard({ bundles: [{ bytes, policy: await loadBundle(bytes) }] });
 * const { decision } = await sets.validateConfiguration([{ text: "kind: Pod" }]);
 * await sets.close();
 */
export async function createThreadSetGuard(given: ThreadGuardOptions & Threads): Promise<SetGuard> {
  const { threads, bundles, data, ...options } = readOptions(given, [...threadGuardOptionNames, "threads"]);
  const { policies, shared } = threadMakings(bundles, data, options);
  return setGuardOf(await layeredOptions(policies, shared), shared, threads);
}

function setGuardOf(loaded: GuardOptions, shared: GuardThreadData, threads: number | undefined): SetGuard {
  if (threads !== undefined && !(Number.isSafeInteger(threads) && threads > 0))
    throw new GuardError("invalid_options", "`threads` is a whole number above 0");
  const judging = readJudging(loaded);
  const pool = new ThreadPool<SetTask, SetPart>({
    script: new URL("./set-worker.js", import.meta.url),
    data: shared,
    size: threads ?? Math.min(fewThreads, defaultThreads()),
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  const byThreads: SetExecutor = {
    concurrency: pool.size,
    run: (task, onPart, signal) => pool.run(task, onPart, { signal }),
  };
  return {
    guard: guardWith(loaded),
    validateConfiguration: async (sources, asked) => {
      const { isSmall, all } = await looked(sources);
      return judgeSet(judging, isSmall ? ownThread(judging) : byThreads, all, asked);
    },
    close: () => pool.close(),
  };
}

type Looked = { readonly isSmall: boolean; readonly all: SetSources };

/** Reads no further than it takes to know whether threads are worth it. */
async function looked(sources: SetSources): Promise<Looked> {
  if (!isIterable(sources)) return { isSmall: true, all: sources };
  const iterator =
    Symbol.asyncIterator in sources ? sources[Symbol.asyncIterator]() : sources[Symbol.iterator]();
  const first: SetSource[] = [];
  let size = 0;
  while (first.length < smallSet.sources && size < smallSet.size) {
    const next = await iterator.next();
    if (next.done === true) return { isSmall: true, all: first };
    first.push(next.value);
    size += sizeOf(next.value);
  }
  return { isSmall: false, all: joined(first, iterator) };
}

/** Characters or bytes of a text; what is no source has none, and is refused when it is judged. */
function sizeOf(source: unknown): number {
  try {
    const { text } = source as { readonly text?: unknown };
    return typeof text === "string" || isBytes(text) ? text.length : 0;
  } catch {
    return 0;
  }
}

async function* joined(
  first: readonly SetSource[],
  rest: Iterator<SetSource> | AsyncIterator<SetSource>,
): AsyncGenerator<SetSource> {
  yield* first;
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
