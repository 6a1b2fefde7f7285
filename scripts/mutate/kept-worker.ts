// A worker of vitest that stays when a run ends: the next run imports anew only what has changed since.
import { ForksPoolWorker, type PoolOptions, type PoolWorker, type WorkerRequest } from "vitest/node";

type Listener = (message: unknown) => void;

/** Keeps one worker; `pool` is what vitest is given as its pool. */
export class KeptWorker {
  readonly pool = { name: "kept", createPoolWorker: (options: PoolOptions) => new Visit(options, this) };
  #worker: ForksPoolWorker | undefined;
  #runs = 0;
  #isReady = false;
  readonly #changed = new Set<string>();

  /** Whether the next run has a worker of its own. */
  get isFresh(): boolean {
    return this.#runs === 0;
  }

  /** Files that the next run imports anew. */
  change(files: Iterable<string>): void {
    for (const file of files) this.#changed.add(file);
  }

  /** Ends the worker, whatever it is doing. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isReady = false;
    this.#runs = 0;
    this.#changed.clear();
    await worker?.stop();
  }

  async open(options: PoolOptions): Promise<ForksPoolWorker> {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new ForksPoolWorker(options);
    this.#worker = worker;
    await worker.start();
    worker.on("exit", () => {
      if (this.#worker === worker) void this.end();
    });
    return worker;
  }

  /** Passes a request on; answers itself where the worker has nothing to do. */
  send(worker: ForksPoolWorker, request: WorkerRequest, answer: Listener): void {
    if (request.type === "stop" || (request.type === "start" && this.#isReady)) {
      const type = request.type === "stop" ? "stopped" : "started";
      queueMicrotask(() => answer({ type, __vitest_worker_response__: true }));
      return;
    }
    if (request.type === "start") this.#isReady = true;
    if (request.type === "run") {
      this.#runs++;
      request.context.invalidates = [...this.#changed];
      this.#changed.clear();
    }
    worker.send(request);
  }
}

/** What vitest takes for a worker of its own: one run in the worker that is kept. */
class Visit implements PoolWorker {
  readonly name = "kept";
  readonly cacheFs = true;
  readonly #options: PoolOptions;
  readonly #keeper: KeptWorker;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #worker: ForksPoolWorker | undefined;
  #isAskedToStop = false;

  constructor(options: PoolOptions, keeper: KeptWorker) {
    this.#options = options;
    this.#keeper = keeper;
  }

  async start(): Promise<void> {
    this.#worker = await this.#keeper.open(this.#options);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#worker?.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#worker?.off(event, listener);
  }

  send(request: WorkerRequest): void {
    if (this.#worker === undefined) return;
    this.#isAskedToStop ||= request.type === "stop";
    this.#keeper.send(this.#worker, request, (message) => {
      for (const [event, listener] of this.#listeners) if (event === "message") listener(message);
    });
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners) this.off(event, listener);
    // Without a request before it this is by force: the worker does not listen any more.
    if (!this.#isAskedToStop) await this.#keeper.end();
  }
}
