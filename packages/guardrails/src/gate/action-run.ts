// One run of an action through the gate: each step may end it, and none lets it by.
import { actionSubject } from "../actions/action-subject.js";
import { messageOf } from "../caught.js";
import type { Decision } from "../contract/decision.js";
import type { GateFailureCode } from "../contract/gate-failure-codes.js";
import type { DecidedForRecord, Guard } from "../guard.js";
import { counts } from "../policies/combine-verdicts.js";
import { currentGuard } from "../reload/live-guard.js";
import type { ApprovalSubject } from "./approvals/approval.js";
import type { AuditEvent } from "./audit/audit-record.js";
import { helpOf } from "./denial-help.js";
import { GateFailure, within } from "./gate-failure.js";
import { toldDecision } from "./gate-modes.js";
import type { GateOptions } from "./gate-options.js";
import { type Requester, readRequester } from "./requester.js";
import type { Execute, GateDenial, RunOptions, RunResult } from "./run-result.js";
import type { SessionEnd } from "./sessions/session-entry.js";
import type { Attempt, Begun } from "./sessions/sessions.js";
import { unlessAborted } from "./unless-aborted.js";

/** May run: decided, approved where that was asked for, and on record. */
type Leave = {
  readonly decision: Decision;
  readonly run: string;
  readonly action: Readonly<Record<string, unknown>>;
};

/** Until it is known. */
const nobody: Requester = { tenant: "", project: "", requester: "" };

/** Before what is left to do is added. */
type Ended = WithoutHelp<Extract<RunResult<never>, { outcome: "denied" | "pending" }>>;
type WithoutHelp<Result> = Result extends unknown ? Omit<Result, "help"> : never;

export class ActionRun {
  readonly #gate: GateOptions;
  readonly #given: unknown;
  readonly #options: RunOptions;
  /** What is served when it begins: a bundle that comes meanwhile judges the next one. */
  readonly #guard: Guard;
  #requester: Requester = nobody;
  #decision: Decision | undefined;
  #begun: Begun | undefined;

  constructor(gate: GateOptions, action: unknown, options: RunOptions) {
    this.#gate = gate;
    this.#given = action;
    this.#options = options;
    this.#guard = currentGuard(gate.guard);
  }

  async run<Value>(execute: Execute<Value>): Promise<RunResult<Value>> {
    const { signal } = Object(this.#options) as Partial<RunOptions>;
    const asked = await unlessAborted(this.#ask(execute), signal, () => this.#denied(cancelledFailure()));
    if ("outcome" in asked) {
      const decision = toldDecision(asked.decision);
      return { ...asked, decision, help: helpOf(decision) };
    }
    const result = await this.#execute(asked, execute);
    return { ...result, decision: toldDecision(result.decision) };
  }

  /** This is where the gate fails closed: without a leave nothing runs, and every exception is a denial. */
  async #ask(execute: unknown): Promise<Leave | Ended> {
    try {
      if (typeof execute !== "function") throw new GateFailure("gate_failed", "there is nothing to execute");
      const asked = await this.#permit();
      if ("outcome" in asked) await this.#begun?.settle(endOf(asked));
      return asked;
    } catch (error) {
      // It counts as done where even this fails.
      await this.#begun?.settle({ state: "not_run" }).catch(() => undefined);
      return this.#denied(error);
    }
  }

  #denied(error: unknown): Ended {
    const code: GateFailureCode = error instanceof GateFailure ? error.code : "gate_failed";
    const failure: GateDenial = { code, message: messageOf(error) };
    const decision = deniedBy(this.#decision ?? this.#judge(undefined).decision, failure);
    return { outcome: "denied", decision, failure };
  }

  async #permit(): Promise<Leave | Ended> {
    this.#gate.clock.read();
    this.#requester = readRequester(this.#options);
    const action = this.#copy();
    await this.#begin(action);
    const decision = await this.#decide(action ?? this.#given);
    if (decision.effect === "deny" || action === undefined) return { outcome: "denied", decision };
    const run = this.#gate.newId();
    const leave: Leave = { decision, run, action };
    if (decision.effect === "allow") return this.#start(leave, {});
    return this.#approve(leave);
  }

  /** Plain data of its own, so that nobody can change what was judged; nothing for what has no JSON form. */
  #copy(): Readonly<Record<string, unknown>> | undefined {
    try {
      return actionSubject.copy(this.#given) as Readonly<Record<string, unknown>>;
    } catch {
      return undefined;
    }
  }

  async #begin(action: Attempt["action"]): Promise<void> {
    const { sessions } = this.#gate;
    const { cost } = this.#options;
    if (sessions === undefined && cost !== undefined)
      throw new GateFailure("gate_failed", "`cost` counts only in a gate with sessions");
    this.#begun = await sessions?.begin({ on: this.#requester, action, cost });
  }

  /** No decision counts before it is on record. */
  async #decide(action: unknown): Promise<Decision> {
    const { decision, record } = this.#judge(action);
    await this.#record({ kind: "decision", details: record() });
    return decision;
  }

  #judge(action: unknown): DecidedForRecord {
    const { tenant, project, requester, session } = this.#requester;
    const context = { tenant, project, subject: requester, ...(session === undefined ? {} : { session }) };
    const facts = this.#begun?.facts;
    const { modes = {} } = this.#gate;
    const asked = { context, modes, ...(facts === undefined ? {} : { session: { ...facts } }) };
    const decided = this.#guard.validateForRecord("action", action, asked);
    this.#decision = decided.decision;
    return decided;
  }

  async #approve(leave: Leave): Promise<Leave | Ended> {
    const { approvals } = this.#gate;
    const subject = this.#subjectOf(leave);
    const { approval: id } = this.#options;
    if (id === undefined) {
      const approval = await approvals.request(subject, leave.decision);
      const { decision } = await approvals.standing(approval, undefined, this.#guard);
      if (decision.effect !== "allow") return { outcome: "pending", decision: leave.decision, approval };
      return this.#dispatch(leave, approval.id);
    }
    return this.#dispatch(leave, id);
  }

  /** Judged again, since time has passed: what an approval is used for is what would be decided now. */
  async #dispatch({ action, run }: Leave, approval: string): Promise<Leave | Ended> {
    const decision = await this.#decide(action);
    if (decision.effect === "deny") return { outcome: "denied", decision };
    const leave: Leave = { action, run, decision };
    if (decision.effect === "allow") return this.#start(leave, {});
    await this.#gate.approvals.consume(approval, {
      subject: this.#subjectOf(leave),
      decision,
      run,
      guard: this.#guard,
    });
    return this.#start(leave, { approval });
  }

  #subjectOf({ action, decision }: Leave): ApprovalSubject {
    const { tenant, project, requester } = this.#requester;
    return { request: { ...action }, requester, tenant, project, policies: [...decision.policies] };
  }

  async #start(leave: Leave, by: { readonly approval?: string }): Promise<Leave> {
    const { run, decision } = leave;
    this.#gate.clock.read();
    this.#checkCancelled();
    const details = { run, decision: decision.id, request: decision.request, ...by };
    await this.#record({ kind: "run-started", details });
    this.#checkCancelled();
    return leave;
  }

  #checkCancelled(): void {
    if (this.#options.signal?.aborted === true) throw cancelledFailure();
  }

  async #execute<Value>(
    { action, run, decision }: Leave,
    execute: Execute<Value>,
  ): Promise<RunResult<Value>> {
    const { signal = new AbortController().signal } = this.#options;
    let result: Extract<RunResult<Value>, { outcome: "executed" | "failed" }>;
    try {
      const value = await execute({ action, run, decision: decision.id, signal });
      result = { outcome: "executed", value, run, decision };
    } catch (error) {
      result = { outcome: "failed", error, run, decision };
    }
    try {
      const outcome = result.outcome === "executed" ? "succeeded" : "failed";
      await this.#record({ kind: "run-ended", details: { run, outcome } });
      await this.#begun?.settle({ state: outcome });
      return result;
    } catch (error) {
      const code = error instanceof GateFailure ? error.code : "audit_unavailable";
      const failure = { code, message: messageOf(error) };
      return { ...result, outcome: "unrecorded", failure };
    }
  }

  #record(event: Omit<AuditEvent, "tenant" | "project">): Promise<unknown> {
    const { tenant, project } = this.#requester;
    return within("audit_unavailable", "writing the audit log", () =>
      this.#gate.audit.append({ ...event, tenant, project }),
    );
  }
}

function cancelledFailure(): GateFailure {
  return new GateFailure("cancelled", "it was taken back before it began");
}

/** How it stands in the history of its session. */
function endOf({ outcome, decision }: Ended): SessionEnd {
  if (outcome === "pending") return { state: "pending" };
  const rules = decision.findings
    .filter((finding) => counts(finding) && finding.effect === "deny")
    .map(({ rule }) => rule);
  return { state: "denied", rules: [...new Set(rules)] };
}

function deniedBy(decision: Decision, failure: GateDenial): Decision {
  return { ...decision, effect: "deny", failure };
}
