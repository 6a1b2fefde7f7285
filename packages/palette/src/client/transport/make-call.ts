// A call with all that keeps it safe: its bounds in time, tries and pauses, and the key that is valid now.
import { BrokenCircuitError, CircuitState, TimeoutStrategy, timeout } from "cockatiel";
import { type ApiKeySource, readApiKey } from "../api-key.js";
import type { AnswerOf, Endpoint, RequestOf } from "../endpoints/endpoint.js";
import { untilAborted } from "../limits/until-aborted.js";
import { PaletteError } from "../palette-error.js";
import type { Connection } from "./connection.js";
import { cancelled, makeAttempt, timedOut } from "./make-attempt.js";
import type { Outcome } from "./policies.js";
import { type GivenRequest, type PreparedCall, prepareCall } from "./prepared-call.js";
import { redactedError } from "./redacted-error.js";
import { refuseForeignAnswer } from "./refuse-foreign-answer.js";
import type { CallOptions } from "./transport-options.js";

/** Whose calls they are. */
export type Access = {
  readonly apiKey: ApiKeySource;
  readonly projectUid?: string | undefined;
  readonly projects?: ReadonlySet<string> | undefined;
  /** Of calls that name none. */
  readonly decisionId?: string | undefined;
  /** Each ends the calls. */
  readonly signals?: readonly AbortSignal[];
};

/** Makes calls of declared endpoints, and of no others. */
export type Call = <E extends Endpoint>(
  endpoint: E,
  request: RequestOf<E>,
  options?: CallOptions,
) => Promise<AnswerOf<E>>;

export function createCall(connection: Connection, access: Access): Call {
  if (typeof access.apiKey === "string") connection.redactor.add(access.apiKey.trim());
  return async <E extends Endpoint>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}) => {
    try {
      const call = prepareCall(endpoint, request as GivenRequest, {
        projectUid: options.projectUid ?? access.projectUid,
        decisionId: options.decisionId ?? access.decisionId,
      });
      refuseOtherProjects(call, access.projects);
      const signals = [...(access.signals ?? []), options.signal];
      const value = await bounded(connection, call, signals, (signal, ended) =>
        tryUntilDone({ connection, call, answer: endpoint.answer, apiKey: access.apiKey, signal, ended }),
      );
      if (access.projects !== undefined) refuseForeignAnswer(value, call);
      return value as AnswerOf<E>;
    } catch (error) {
      throw error instanceof PaletteError ? redactedError(error, connection.redactor) : error;
    }
  };
}

/** @throws {PaletteError} `forbidden`: a client that is kept to projects has to say which, and to no other */
function refuseOtherProjects(call: PreparedCall, projects: ReadonlySet<string> | undefined): void {
  if (projects === undefined || call.scope === "tenant") return;
  if (call.projectUid !== undefined && projects.has(call.projectUid)) return;
  const why =
    call.projectUid === undefined ? "no project is named" : "this project is not one of the caller's";
  throw new PaletteError("forbidden", why, {
    method: call.method,
    path: call.path,
    hint: projects.size === 0 ? "no project is open to this caller" : "name one of the caller's projects",
  });
}

type Run<T> = (signal: AbortSignal, ended: () => PaletteError) => Promise<T>;

async function bounded<T>(
  { closing, signal: own, links, totalMs }: Connection,
  call: PreparedCall,
  given: readonly (AbortSignal | undefined)[],
  run: Run<T>,
): Promise<T> {
  const linked = links.link([closing.signal, own, ...given]);
  const ended = (): PaletteError => (linked.signal.aborted ? cancelled(call) : timedOut(call, totalMs));
  let isEnded = false;
  try {
    return await timeout(totalMs, TimeoutStrategy.Cooperative).execute(async ({ signal }) => {
      try {
        signal.throwIfAborted();
        return await run(signal, ended);
      } finally {
        isEnded = signal.aborted;
      }
    }, linked.signal);
  } catch (error) {
    if (error instanceof BrokenCircuitError) throw circuitOpen(call);
    throw isEnded && !(error instanceof PaletteError) ? ended() : error;
  } finally {
    linked.dispose();
  }
}

type Tries = {
  readonly connection: Connection;
  readonly call: PreparedCall;
  readonly answer: Endpoint["answer"];
  readonly apiKey: ApiKeySource;
  readonly signal: AbortSignal;
  ended(): PaletteError;
};

async function tryUntilDone(tries: Tries): Promise<unknown> {
  const { connection, call, signal } = tries;
  const { policies, clock } = connection;
  const nextPause = policies.newPauses();
  const counter = { attempts: 0 };
  const outcome = await policies.retries[call.effect].execute(async ({ attempt }) => {
    if (attempt > 0) await clock.sleep(nextPause(), signal);
    const attempting = policies.breaker.execute(() => attemptWithValidKey(tries, counter));
    // While one call tries whether Palette is back, the others wait for it, and the library knows no end to that.
    return policies.breaker.state === CircuitState.HalfOpen ? untilAborted(attempting, signal) : attempting;
  });
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

/** A key that was replaced meanwhile is answered with 401, and nothing was done: the new one is tried at once. */
async function attemptWithValidKey(tries: Tries, counter: { attempts: number }): Promise<Outcome> {
  const { apiKey, ...rest } = tries;
  const { signal } = tries;
  const attempt = (key: string): Promise<Outcome> => {
    counter.attempts += 1;
    return makeAttempt({ ...rest, key, number: counter.attempts });
  };

  const key = await untilAborted(readApiKey(apiKey), signal);
  const outcome = await attempt(key);
  if (typeof apiKey === "string" || !("error" in outcome) || outcome.error.code !== "unauthorized")
    return outcome;
  const now = await untilAborted(readApiKey(apiKey), signal);
  return now === key ? outcome : attempt(now);
}

const circuitOpen = ({ method, path }: PreparedCall): PaletteError =>
  new PaletteError("circuit_open", "Palette failed several times in a row and is left alone for a while", {
    method,
    path,
    retryable: true,
    hint: "wait some seconds before asking again",
  });
