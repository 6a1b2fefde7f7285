// What the gate is asked to run with, and what came of it.
import type { Decision } from "../contract/decision.js";
import type { GateFailureCode } from "../contract/gate-failure-codes.js";
import type { Approval } from "./approvals/approval.js";
import type { DenialHelp } from "./denial-help.js";
import type { Requester } from "./requester.js";

export type RunOptions = {
  readonly on: Requester;
  readonly signal?: AbortSignal;
  /** The approval to use, if there is one; otherwise the open one of exactly this action is looked for. */
  readonly approval?: string;
  /** What it costs, in the unit that the policies count in; only for a gate with sessions. */
  readonly cost?: number;
};

/** What is handed to an executor: a copy of the action as it was judged, which nobody else can change. */
export type Running = {
  readonly action: Readonly<Record<string, unknown>>;
  readonly run: string;
  /** The decision that it runs by. */
  readonly decision: string;
  readonly signal: AbortSignal;
};

export type Execute<Value> = (running: Running) => Value | Promise<Value>;

/** Why the gate, and not the policy, said no. */
export type GateDenial = { readonly code: GateFailureCode; readonly message: string };

export type RunResult<Value> =
  | { readonly outcome: "executed"; readonly value: Value; readonly run: string; readonly decision: Decision }
  /** It was begun, and threw; what it did until then is not known. */
  | { readonly outcome: "failed"; readonly error: unknown; readonly run: string; readonly decision: Decision }
  /** It was executed, or begun, and that could not be put on record. */
  | {
      readonly outcome: "unrecorded";
      readonly value?: Value;
      readonly error?: unknown;
      readonly run: string;
      readonly decision: Decision;
      readonly failure: GateDenial;
    }
  | {
      readonly outcome: "denied";
      readonly decision: Decision;
      readonly failure?: GateDenial;
      readonly help: DenialHelp;
    }
  | {
      readonly outcome: "pending";
      readonly decision: Decision;
      readonly approval: Approval;
      readonly help: DenialHelp;
    };
