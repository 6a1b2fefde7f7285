// A pool runs tasks in threads, as many as it may have; whatever ends a thread ends one task, and the pool goes on.
import { availableParallelism } from "node:os";
import { afterEach, expect, it } from "vitest";
import { defaultThreads, ThreadPool, type ThreadPoolOptions } from "./thread-pool.js";

/** What a thread does with its tasks: `post`, `threadId`, `workerData` and `task` are there. */
const threadOf = (body: string): URL => {
  const text = `import { parentPort, threadId, workerData } from "node:worker_threads";
const post = (answer) => parentPort.postMessage({ kind: "answer", answer });
const end = () => parentPort.postMessage({ kind: "end" });
parentPort.on("message", async (task) => { ${body} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
};

const echo = threadOf("post(task); post([workerData, threadId]); end();");
const slow = threadOf("post(threadId); setTimeout(end, task);");

const pools: ThreadPool<unknown, unknown>[] = [];
const poolOf = (script: URL, options: Partial<ThreadPoolOptions> = {}) => {
  const pool = new ThreadPool<unknown, unknown>({ script, data: "data", size: 1, ...options });
  pools.push(pool);
  return pool;
};
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

const answersOf = async (
  pool: ThreadPool<unknown, unknown>,
  task: unknown,
  options?: { signal: AbortSignal },
) => {
  const answers: unknown[] = [];
  await pool.run(task, (answer) => answers.push(answer), options);
  return answers;
};

it("gives every answer in order, with the data of the pool, and uses a thread again", async () => {
  const pool = poolOf(echo);
  const first = await answersOf(pool, { a: 1 });
  expect(first).toEqual([{ a: 1 }, ["data", expect.any(Number)]]);
  expect(await answersOf(pool, "b")).toEqual(["b", first[1]]);
});

it("starts as many threads as it may have, and no more", async () => {
  for (const size of [1, 2, 3]) {
    const pool = poolOf(slow, { size });
    expect(pool.size).toBe(size);
    const all = await Promise.all([50, 50, 50, 50].map((task) => answersOf(pool, task)));
    expect(new Set(all.flat()).size).toBe(size);
  }
});

it("has as many threads as can run beside the caller's, one to four, if it is not told how many", () => {
  const pool = new ThreadPool({ script: echo, data: undefined });
  expect(pool.size).toBe(defaultThreads());
  expect(defaultThreads()).toBe(Math.max(1, Math.min(4, availableParallelism() - 1)));
});

it.each<[string, string, Partial<ThreadPoolOptions>, object]>([
  [
    "says that it failed",
    `parentPort.postMessage({ kind: "failed", message: "no" });`,
    {},
    { message: "no" },
  ],
  ["throws", `throw new Error("boom");`, {}, { message: "a thread failed: boom", cause: expect.any(Error) }],
  ["exits", "process.exit(3);", {}, { message: "a thread ended with code 3" }],
  [
    "needs too much memory",
    "const all = []; for (;;) all.push(new Array(1000).fill(0).map((_, i) => ({ i })));",
    { resourceLimits: { maxOldGenerationSizeMb: 16 } },
    { code: "out_of_memory", message: "a thread ran out of memory" },
  ],
])("rejects the task of a thread that %s, and gives the next to another", async (_, body, options, error) => {
  const pool = poolOf(threadOf(`if (task === "wrong") { ${body} } else { post(threadId); end(); }`), options);
  const [before] = await answersOf(pool, "right");
  await expect(answersOf(pool, "wrong")).rejects.toMatchObject({
    name: "ThreadError",
    code: "ended",
    ...error,
  });
  const [after] = await answersOf(pool, "right");
  expect(after).not.toBe(before);
});

it("rejects with what the caller throws at an answer", async () => {
  const pool = poolOf(echo);
  const given = pool.run(1, () => {
    throw new Error("mine");
  });
  await expect(given).rejects.toThrow("mine");
  expect((await answersOf(pool, 2))[0]).toBe(2);
});

it("ends the thread of a task that is given up, and runs the next", async () => {
  const pool = poolOf(threadOf("post(threadId); if (task === 'long') for (;;); end();"));
  const controller = new AbortController();
  const threads: unknown[] = [];
  const given = pool.run(
    "long",
    (thread) => {
      threads.push(thread);
      controller.abort(new Error("enough"));
    },
    { signal: controller.signal },
  );
  const next = answersOf(pool, "short");
  await expect(given).rejects.toThrow("enough");
  expect(await next).not.toEqual(threads);
});

it("gives up a task that waits, at once, and none beside it", async () => {
  const pool = poolOf(threadOf("post(task); setTimeout(end, task === 'first' ? 300 : 0);"));
  const order: string[] = [];
  const run = (task: string, signal?: AbortSignal) =>
    answersOf(pool, task, signal && { signal }).then(
      () => order.push(task),
      (reason: unknown) => order.push(`${task}: ${reason instanceof Error ? reason.message : "?"}`),
    );
  const [second, third, done] = [new AbortController(), new AbortController(), new AbortController()];
  const all = [
    run("first"),
    run("second", second.signal),
    run("third", third.signal),
    run("fourth", done.signal),
  ];
  await new Promise((resolve) => setTimeout(resolve, 100));
  third.abort(new Error("not third"));
  second.abort(new Error("not second"));
  await Promise.all(all);
  done.abort();
  expect(order).toEqual(["third: not third", "second: not second", "first", "fourth"]);
  await expect(answersOf(pool, "late", { signal: done.signal })).rejects.toThrow("aborted");
});

it("rejects what waits and what runs when it is closed, and all that comes later", async () => {
  const pool = poolOf(slow);
  const given = [answersOf(pool, 10_000), answersOf(pool, 10_000)].map((each) =>
    each.then(
      () => "done",
      (error: Error) => `${error.name}: ${error.message}`,
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  await pool.close();
  expect(await Promise.all(given)).toEqual([
    "ThreadError: a thread ended with code 1",
    "ThreadError: the threads were ended",
  ]);
  await expect(answersOf(pool, 0)).rejects.toMatchObject({
    code: "ended",
    message: "the threads were ended",
  });
});
