// A guard for sets of any size in a Node process: large ones are judged by threads, reading included.
import { ThreadPool } from "@palisade/runtime/node";
import { looking } from "../checked-options.js";
import { isBytes } from "../contract/bytes.js";
import { plainCopy } from "../contract/plain-copy.js";
import { guardWith } from "../guard.js";
import { GuardError } from "../guard-error.js";
import { readJudging } from "../judging.js";
import { loadSetOptions, type SetGuard, type SetGuardOptions } from "../sets/create-set-guard.js";
import { judgeSet } from "../sets/judge-set.js";
import type { SetSource, SetSources } from "../sets/large-set.js";
import { ownThread, type SetExecutor } from "../sets/set-executor.js";
import type { SetPart, SetTask } from "../sets/set-task.js";
import { bundleBytes } from "./bundle-bytes.js";
import type { SetWorkerData } from "./set-worker-data.js";

/** Bundles as bytes: each thread loads its own. */
export type ThreadedSetGuardOptions = Omit<SetGuardOptions, "bundle" | "bundles"> & {
  readonly bundles: readonly Uint8Array[];
  /** How many threads; default: as many as can run side by side. */
  readonly threads?: number;
};

/** Smaller sets are judged before a thread would have started. */
const smallSet = { sources: 100, size: 128 * 1024 } as const;

/** @throws {GuardError} for a policy that is loaded already, since no thread could have it; and as `createGuard` */
export async function createThreadedSetGuard(options: ThreadedSetGuardOptions): Promise<SetGuard> {
  const { threads, ...rest } = options;
  if (threads !== undefined && !(Number.isSafeInteger(threads) && threads > 0))
    throw new GuardError("invalid_options", "`threads` is a whole number above 0");
  const { bundles, data, parameters, limits, ...others } = rest;
  // The same for every thread, whatever the caller makes of its own.
  const copied = looking("invalid_options", "the options of a guard in threads have no JSON form", () =>
    plainCopy({ data, parameters, limits }),
  ) as Omit<SetWorkerData, "bundles">;
  const shared: SetWorkerData = { bundles: bundles.map(bundleBytes), ...copied };
  const loaded = await loadSetOptions({ ...others, ...shared });
  const judging = readJudging(loaded);
  const pool = new ThreadPool<SetTask, SetPart>({
    script: new URL("./set-worker.js", import.meta.url),
    data: shared,
    ...(threads === undefined ? {} : { size: threads }),
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
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
