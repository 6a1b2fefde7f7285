// A guard whose bundle is exchanged while it is asked: the new one whole, or the last good one on.
import { type BundleVerification, loadBundle, type Policy } from "@palisade/runtime";
import { messageOf } from "../caught.js";
import type { PolicyIdentity } from "../contract/decision.js";
import { type CreateGuardOptions, createGuard } from "../create-guard.js";
import type { Guard } from "../guard.js";
import { type GuardHost, systemHost } from "../host.js";
import type { BundleSource } from "./bundle-source.js";
import { compareRevisions } from "./compare-revisions.js";
import { ReloadError, type ReloadProblemCode } from "./reload-error.js";

export type LiveGuardOptions = Omit<CreateGuardOptions, "bundle" | "bundles" | "verify"> & {
  readonly source: BundleSource;
  /** Policies that judge beside it, and stay. */
  readonly policies?: readonly Policy[];
  /** If given, every bundle of the source must be signed, and for this key. */
  readonly verify?: BundleVerification;
  /** `rising` (default) takes a bundle only if its revision is above the one that is served. */
  readonly revisions?: "rising" | "any";
  /** Asked before a bundle is served; whatever it throws keeps the bundle out. */
  readonly check?: (guard: Guard) => void | Promise<void>;
  /** How long until the source is asked again; default 60,000. After failures it grows to ten times that. 0: only by `refresh`. */
  readonly everyMilliseconds?: number;
  /** Told every status, later: nothing waits for it, and what it throws, or rejects with, is dropped. */
  readonly onStatus?: (status: ReloadStatus) => void | Promise<void>;
};

export type ReloadProblem = {
  readonly code: ReloadProblemCode;
  readonly message: string;
  /** RFC 3339. */
  readonly at: string;
};

/** `current`: the source was reached, and what it has is served. `stale`: the last good bundle is served. */
export type ReloadStatus = {
  readonly state: "current" | "stale";
  readonly source: string;
  readonly policies: readonly PolicyIdentity[];
  readonly activatedAt: string;
  readonly checkedAt: string;
  /** In a row. */
  readonly failures: number;
  readonly problem?: ReloadProblem;
};

export type LiveGuard = Guard & {
  /** What is served now. Whoever keeps it goes on with exactly this. */
  readonly current: Guard;
  readonly status: () => ReloadStatus;
  /** Asks the source now. Never throws: the status says what came of it. */
  readonly refresh: () => Promise<ReloadStatus>;
  readonly close: () => void;
};

/**
 * Opens a guard over a bundle that is exchanged when its source has another one. Each question is answered by one bundle from
 * its beginning to its end.
 * @throws {ReloadError} if the source has no bundle that can be served: a process without policies does not start
 * @example
 * const source = createHttpSource({ url: "https://bundles.example/palisade.tar.gz", waitSeconds: 60 });
 * const guard = await openLiveGuard({ source, verify: { key, algorithm: "ES256" } });
 */
export async function openLiveGuard(options: LiveGuardOptions): Promise<LiveGuard> {
  const reloading = new Reloading(options);
  await reloading.begin();
  const guard: LiveGuard = {
    validatePrompt: (request, asked) => reloading.guard.validatePrompt(request, asked),
    validateResponse: (request, asked) => reloading.guard.validateResponse(request, asked),
    validateToolResult: (request, asked) => reloading.guard.validateToolResult(request, asked),
    validateAction: (request, asked) => reloading.guard.validateAction(request, asked),
    validateConfiguration: (request, asked) => reloading.guard.validateConfiguration(request, asked),
    validate: (subject, request, asked) => reloading.guard.validate(subject, request, asked),
    validateForRecord: (subject, request, asked) =>
      reloading.guard.validateForRecord(subject, request, asked),
    judgeRecorded: (subject, recorded) => reloading.guard.judgeRecorded(subject, recorded),
    understandAction: (action) => reloading.guard.understandAction(action),
    listRules: () => reloading.guard.listRules(),
    get subjects() {
      return reloading.guard.subjects;
    },
    get policies() {
      return reloading.guard.policies;
    },
    get current() {
      return reloading.guard;
    },
    status: () => reloading.status,
    refresh: () => reloading.refresh(),
    close: () => reloading.close(),
  };
  return guard;
}

/** What a guard serves at this moment. */
export function currentGuard(guard: Guard): Guard {
  const { current } = guard as Partial<LiveGuard>;
  return current ?? guard;
}

/** Of a bundle's reader, for what is not signed as it should be. */
const signatureCodes: ReadonlySet<unknown> = new Set(["bad_signatures", "bad_key", "digest_mismatch"]);

type Served = { readonly guard: Guard; readonly policy: Policy; readonly etag: string | undefined };

class Reloading {
  readonly #options: LiveGuardOptions;
  readonly #host: GuardHost;
  readonly #closed = new AbortController();
  #served: Served | undefined;
  #status: ReloadStatus | undefined;
  #activatedAt = "";
  #waited = false;
  #running: Promise<ReloadStatus> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveGuardOptions) {
    this.#options = options;
    this.#host = options.host ?? systemHost;
  }

  get guard(): Guard {
    return this.#known(this.#served).guard;
  }

  get status(): ReloadStatus {
    return this.#known(this.#status);
  }

  /** @throws {ReloadError} */
  async begin(): Promise<void> {
    await this.#take();
    this.#say({ failures: 0 });
    this.#plan();
  }

  /** One at a time: who asks meanwhile gets the same answer. */
  refresh(): Promise<ReloadStatus> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<ReloadStatus> {
    try {
      await this.#take();
      this.#say({ failures: 0 });
    } catch (error) {
      const code = error instanceof ReloadError ? error.code : "unusable";
      const problem = { code, message: messageOf(error), at: this.#now() };
      this.#say({ failures: this.status.failures + 1, problem });
    }
    return this.status;
  }

  /** Everything that can fail comes before the one assignment that exchanges the bundle. @throws {ReloadError} */
  async #take(): Promise<void> {
    const { source } = this.#options;
    const signal = this.#closed.signal;
    const answer = await source.fetch({ etag: this.#served?.etag, signal });
    this.#waited = answer.waited;
    if (!answer.isChanged) {
      if (this.#served === undefined)
        throw new ReloadError("bad_response", "it says that nothing changed, and nothing was there");
      return;
    }
    const policy = await this.#load(answer.bytes);
    if (policy.digest === this.#served?.policy.digest) {
      this.#served = { ...this.#known(this.#served), etag: answer.etag };
      return;
    }
    this.#checkRevision(policy);
    const guard = await this.#make(policy);
    this.#served = { guard, policy, etag: answer.etag };
    this.#activatedAt = this.#now();
  }

  async #load(bytes: Uint8Array): Promise<Policy> {
    const { verify: verification } = this.#options;
    try {
      return await loadBundle(bytes, {}, verification === undefined ? {} : { verification });
    } catch (cause) {
      const isSignature = signatureCodes.has((cause as { readonly code?: unknown }).code);
      throw new ReloadError(isSignature ? "bad_signature" : "not_a_bundle", messageOf(cause), { cause });
    }
  }

  #checkRevision({ revision }: Policy): void {
    const before = this.#served?.policy.revision;
    if (before === undefined || this.#options.revisions === "any") return;
    const order = compareRevisions(revision, before);
    if (order === undefined)
      throw new ReloadError(
        "unordered_revision",
        `revision \`${revision}\` cannot be held against \`${before}\`: build with revisions that rise, or set \`revisions\` to \`any\``,
      );
    if (order <= 0)
      throw new ReloadError("lower_revision", `revision \`${revision}\` is not above \`${before}\``);
  }

  async #make(policy: Policy): Promise<Guard> {
    const {
      source: _source,
      policies = [],
      verify: _verify,
      revisions: _revisions,
      check,
      everyMilliseconds: _every,
      onStatus: _onStatus,
      ...options
    } = this.#options;
    try {
      const guard = await createGuard({ ...options, bundles: [...policies, policy] });
      await check?.(guard);
      return guard;
    } catch (cause) {
      throw new ReloadError("unusable", messageOf(cause), { cause });
    }
  }

  #say({ failures, problem }: Pick<ReloadStatus, "failures" | "problem">): void {
    const status: ReloadStatus = {
      state: failures === 0 ? "current" : "stale",
      source: this.#options.source.name,
      policies: this.guard.policies,
      activatedAt: this.#activatedAt,
      checkedAt: this.#now(),
      failures,
      ...(problem === undefined ? {} : { problem }),
    };
    this.#status = status;
    // Who is told has no say in what is served.
    void Promise.resolve()
      .then(() => this.#options.onStatus?.(status))
      .catch(() => undefined);
  }

  #plan(): void {
    const { everyMilliseconds: every = 60_000 } = this.#options;
    if (every === 0 || this.#closed.signal.aborted) return;
    const { failures } = this.status;
    const pause = failures === 0 ? (this.#waited ? 0 : every) : Math.min(every * 2 ** failures, every * 10);
    this.#timer = setTimeout(() => void this.refresh().then(() => this.#plan()), pause);
    // Nobody's process is kept alive by it.
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #now(): string {
    return new Date(this.#host.now()).toISOString();
  }

  #known<Value>(value: Value | undefined): Value {
    if (value === undefined) throw new ReloadError("unusable", "it was asked before it began");
    return value;
  }
}
