// One attempt of a call: a turn, a request, an answer that is read; and the record of it.
import { TimeoutStrategy, timeout } from "cockatiel";
import type { Endpoint } from "../endpoints/endpoint.js";
import { untilAborted } from "../limits/until-aborted.js";
import { PaletteError } from "../palette-error.js";
import { rateGroupOf } from "../rate-groups.js";
import { answerError } from "./answer-error.js";
import type { CallRecord } from "./call-record.js";
import type { Connection } from "./connection.js";
import { failureError } from "./failure-error.js";
import type { Outcome } from "./policies.js";
import { type PreparedCall, unknownWhetherDone } from "./prepared-call.js";
import { readAnswer } from "./read-answer.js";
import { send, type WireAnswer } from "./send.js";

export type Attempt = {
  readonly connection: Connection;
  readonly call: PreparedCall;
  readonly answer: Endpoint["answer"];
  readonly key: string;
  /** From 1 on. */
  readonly number: number;
  readonly signal: AbortSignal;
  /** Why the signal was aborted. */
  ended(): PaletteError;
};

/** Without a `Retry-After`, which Palette does not promise. */
const usualPauseMs = 1000;
const longestPauseMs = 60_000;

/** @throws what keeps the call from being sent or recorded, and why it was ended */
export async function makeAttempt(attempt: Attempt): Promise<Outcome> {
  const { connection, call, signal } = attempt;
  const group = rateGroupOf(call.path);
  await connection.limiter.take(connection.host, group, signal);
  connection.redactor.add(attempt.key);

  const start = connection.clock.now();
  const { status, outcome, pauseMs } = await exchange(attempt);
  await record(attempt, {
    ...(status === undefined ? {} : { status }),
    ...("error" in outcome ? { error: outcome.error.code } : {}),
    durationMs: Math.max(0, connection.clock.now() - start),
  });
  if (signal.aborted && "error" in outcome) throw outcome.error;
  if (pauseMs !== undefined) await connection.limiter.pause(connection.host, group, pauseMs);
  return outcome;
}

type Exchange = { readonly status?: number; readonly outcome: Outcome; readonly pauseMs?: number };

async function exchange(attempt: Attempt): Promise<Exchange> {
  const { connection, call, signal } = attempt;
  try {
    const answer = await timeout(connection.attemptMs, TimeoutStrategy.Cooperative).execute(
      // A request that waits for its connection does not hear its signal.
      (context) => untilAborted(sendCall(attempt, context.signal), context.signal),
      signal,
    );
    const { status } = answer;
    if (status >= 200 && status < 300) {
      return { status, outcome: { value: readAnswer(attempt.answer, answer, call, connection.redactor) } };
    }
    const error = answerError(answer, call, connection.redactor);
    return {
      status,
      outcome: { error },
      ...(error.code === "rate_limited" ? { pauseMs: pauseOf(answer) } : {}),
    };
  } catch (thrown) {
    if (thrown instanceof PaletteError) return { ...statusOf(thrown), outcome: { error: thrown } };
    return { outcome: { error: errorOf(thrown, attempt) } };
  }
}

const statusOf = ({ status }: PaletteError): { readonly status?: number } =>
  status === undefined ? {} : { status };

async function sendCall({ connection, call, key }: Attempt, signal: AbortSignal): Promise<WireAnswer> {
  const { method, path, query, body, projectUid } = call;
  const answer = await send(connection.agent, {
    origin: connection.origin,
    method,
    path: `${path}${query}`,
    headers: {
      accept: "application/json, application/octet-stream",
      "user-agent": "palisade",
      ApiKey: key,
      ...(projectUid === undefined ? {} : { ProjectUid: projectUid }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body,
    signal,
    mostBytes: connection.mostAnswerBytes,
  });
  // What an error says at such length is of no use.
  if (!answer.isCut || answer.status >= 300) return answer;
  throw new PaletteError(
    "unexpected_response",
    `Palette's answer is longer than ${connection.mostAnswerBytes} bytes`,
    {
      status: answer.status,
      method,
      path,
      hint: "ask for less",
    },
  );
}

/** Of what was thrown while the request was on its way. */
function errorOf(thrown: unknown, { signal, call, connection, ended }: Attempt): PaletteError {
  if (signal.aborted) return ended();
  const name: unknown = thrown instanceof Error ? thrown.name : undefined;
  return name === "AbortError" ? timedOut(call, connection.attemptMs) : failureError(thrown, call);
}

export const cancelled = ({ method, path, effect }: PreparedCall): PaletteError =>
  new PaletteError("cancelled", "the call was cancelled", {
    method,
    path,
    hint: effect === "writes" ? unknownWhetherDone : undefined,
  });

export const timedOut = ({ method, path, effect }: PreparedCall, milliseconds: number): PaletteError =>
  new PaletteError("timeout", `no answer from Palette within ${milliseconds} ms`, {
    method,
    path,
    retryable: effect === "reads",
    hint: effect === "writes" ? unknownWhetherDone : "Palette is slow or cannot be reached",
  });

function pauseOf({ headers }: WireAnswer): number {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestPauseMs) : usualPauseMs;
}

async function record(
  { connection, call, number }: Attempt,
  rest: Pick<CallRecord, "status" | "error" | "durationMs">,
): Promise<void> {
  const { method, path, projectUid, decisionId } = call;
  try {
    await connection.onCall?.({
      method,
      path: connection.redactor.text(path),
      ...rest,
      attempt: number,
      ...(projectUid === undefined ? {} : { projectUid }),
      ...(decisionId === undefined ? {} : { decisionId }),
    });
  } catch {
    throw new PaletteError("not_recorded", "the call was made, and could not be recorded", {
      status: rest.status,
      method,
      path,
      hint: "look at what keeps the record; a write may have been done",
    });
  }
}
