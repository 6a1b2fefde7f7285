// Where approvals are asked for, voted on and used: every step is checked, stored, and put on record.
import type { Decision } from "../../contract/decision.js";
import type { Guard } from "../../guard.js";
import { counts } from "../../policies/combine-verdicts.js";
import type { AuditLog, AuditReceipt } from "../audit/audit-log.js";
import type { GateClock } from "../gate-clock.js";
import { GateFailure, within } from "../gate-failure.js";
import { type ApprovalEvent, type Notifier, tellAll } from "../notifications/notifier.js";
import { type Approval, type ApprovalSubject, bindingOf, type Vote, voteSchema } from "./approval.js";
import type { ApprovalFilter, ApprovalStore } from "./approval-store.js";
import { ApprovalUses } from "./approval-uses.js";
import { readApprovers } from "./approvers-of.js";
import { type Approver, type CountedVote, countVotes, readVote, type VoteProblem } from "./count-votes.js";
import { fittingGrants, type Grant, grantVotes, readGrants } from "./grant.js";
import { GrantUses } from "./grant-uses.js";
import { type ApprovalStep, takeStep } from "./transition.js";

export type ApprovalDeskOptions = {
  /** Answers the question `approval`. */
  readonly guard: Guard;
  readonly store: ApprovalStore;
  readonly audit: AuditLog;
  readonly clock: GateClock;
  readonly newId: () => string;
  /** Read for every count, so that a key that was withdrawn counts no longer. */
  readonly approvers: () => readonly Approver[] | Promise<readonly Approver[]>;
  /** Votes that were signed beforehand; read for every count, so that what was withdrawn counts no longer. Default: none. */
  readonly grants?: () => readonly Grant[] | Promise<readonly Grant[]>;
  /** Told each step once it is on record; nothing waits for them. Default: nobody. */
  readonly notifiers?: readonly Notifier[];
  /** How long an approval may be used. */
  readonly minutes: number;
};

/** Times that a step is tried again after somebody else's was first. */
const mostTries = 5;

/** What a vote came to. */
export type VoteResult =
  | { readonly approval: Approval; readonly decision: Decision }
  | { readonly refused: VoteProblem | "unknown_approval" | "not_open"; readonly message: string };

/** What an approval is used for: the action as it is judged now. */
export type Use = {
  readonly subject: ApprovalSubject;
  readonly decision: Decision;
  readonly run: string;
  /** What the run is judged by from its beginning to its end; default: the desk's. */
  readonly guard?: Guard | undefined;
};

/** What an approval is good for now. */
export type Standing = {
  readonly approval: Approval;
  readonly decision: Decision;
  /** Those whose votes counted. */
  readonly grants: readonly Grant["terms"][];
};

export type WaitOptions = {
  readonly signal?: AbortSignal;
  /** How long until it is looked at again; default 1000. */
  readonly everyMilliseconds?: number;
};

export class ApprovalDesk {
  readonly #options: ApprovalDeskOptions;
  readonly #uses: ApprovalUses;
  readonly #grantUses: GrantUses;

  constructor(options: ApprovalDeskOptions) {
    this.#options = options;
    this.#uses = new ApprovalUses(options.audit);
    this.#grantUses = new GrantUses(options.audit);
  }

  /** The open approval of exactly this, or a new one. @throws {GateFailure} */
  async request(subject: ApprovalSubject, decision: Decision): Promise<Approval> {
    const { store, clock, newId, minutes } = this.#options;
    const { tenant, project } = subject;
    const binding = bindingOf(subject);
    const now = clock.read();
    const open = await this.#stored(() =>
      store.list({ tenant, project, binding, states: ["pending", "approved"] }),
    );
    const usable = open.find(({ expiresAt }) => now < Date.parse(expiresAt));
    if (usable !== undefined) return usable;
    const asked: Omit<Approval, "requested"> = {
      id: newId(),
      state: "pending",
      subject,
      binding,
      decision: decision.id,
      reasons: reasonsOf(decision),
      requestedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + minutes * 60_000).toISOString(),
      votes: [],
      version: 0,
    };
    // By its record in the log, it is known whether it was used.
    const { sequence } = await this.#append("requested", asked);
    const approval = { ...asked, requested: sequence };
    await this.#stored(() => store.insert(approval));
    this.#tell("requested", approval);
    return approval;
  }

  /** The approval of this id, as it is stored; nothing if the tenant has none. @throws {GateFailure} */
  find(tenant: string, id: string): Promise<Approval | undefined> {
    return this.#stored(() => this.#options.store.get(tenant, id));
  }

  /** In the order in which they were requested. @throws {GateFailure} */
  list(filter: ApprovalFilter): Promise<readonly Approval[]> {
    return this.#stored(() => this.#options.store.list(filter));
  }

  /** Whether the word of who asked would be enough, by the policies: everything else needs others. */
  isConfirmable({ subject, reasons }: Approval): boolean {
    const { request, requester, tenant, project } = subject;
    const at = new Date(this.#options.clock.read()).toISOString();
    const { effect } = this.#options.guard.validate("approval", {
      findings: reasons.map(({ message: _, ...reason }) => reason),
      requester,
      request,
      tenant,
      project,
      votes: [{ approver: requester, roles: [], verdict: "approve", at, own: true }],
    });
    return effect === "allow";
  }

  /**
   * Adds a vote. One that was cast already changes nothing, and is counted again.
   * @throws {GateFailure} if the vote may not be durable
   */
  async vote(tenant: string, given: Vote): Promise<VoteResult> {
    const vote = voteIn(given);
    if (vote === undefined) return { refused: "no_vote", message: voteProblems.no_vote };
    const election = { approvers: await this.#approvers(), now: this.#options.clock.read() };
    let problem: VoteResult | undefined;
    let cast: Approval | undefined;
    const changed = await this.#change(tenant, vote.ballot.approval, (approval) => {
      const read = readVote(vote, { ...election, approval });
      if ("problem" in read) {
        problem = { refused: read.problem, message: voteProblems[read.problem] };
        return undefined;
      }
      const isOpen = approval.state === "pending";
      cast = isOpen && approval.votes.some((other) => isSame(other, vote)) ? approval : undefined;
      return cast === undefined ? { kind: "vote", vote } : undefined;
    });
    if (problem !== undefined) return problem;
    if (cast !== undefined) return this.#settle(tenant, cast);
    if (typeof changed === "string") return { refused: "not_open", message: changed };
    if (changed === undefined) return { refused: "unknown_approval", message: "there is no such approval" };
    await this.#record("voted", changed, { vote });
    return this.#settle(tenant, changed);
  }

  /**
   * What the votes come to, by the guard.
   * @param reasons what asks for approval; those that are stored tell people where it stands, and decide nothing
   */
  async standing(
    approval: Approval,
    reasons: Approval["reasons"] = approval.reasons,
    guard: Guard = this.#options.guard,
  ): Promise<Standing> {
    const { votes, grants } = await this.#votesOn(approval, guard);
    const { request, requester, tenant, project } = approval.subject;
    const decision = guard.validate("approval", {
      findings: reasons.map(({ message: _, ...reason }) => reason),
      requester,
      request,
      tenant,
      project,
      votes,
    });
    return { approval, decision, grants };
  }

  /** What somebody says about this action goes before what the same person granted. This alone looks at grants. */
  async #votesOn(
    approval: Approval,
    guard: Guard,
  ): Promise<{ readonly votes: readonly CountedVote[] } & Pick<Standing, "grants">> {
    const { subject } = approval;
    const approvers = await this.#approvers();
    const given = await this.#grants();
    const now = this.#options.clock.read();
    const own = countVotes({ approval, approvers, now });
    const voters = new Set(own.map(({ approver }) => approver));
    const understands = (action: unknown) => guard.understandAction(action);
    const grants: Grant[] = [];
    for (const grant of fittingGrants(given, { subject, approvers, now, understands }))
      if (await this.#grantUses.isGood(grant.terms)) grants.push(grant);
    const granted = grantVotes(grants, { subject, approvers, now }).filter(
      ({ approver }) => !voters.has(approver),
    );
    const counted = new Set(granted.map(({ grant }) => grant?.id));
    return {
      votes: [...own, ...granted],
      grants: grants.flatMap(({ terms }) => (counted.has(terms.id) ? [terms] : [])),
    };
  }

  /**
   * Uses an approval for a run: it is there, for exactly this, open, and has the votes. Only one run gets it: the first by
   * the log. Whoever can write the store gains nothing: what is approved and why are the caller's, votes are signed, and
   * what was used stays so.
   * @throws {GateFailure} for everything else
   */
  async consume(id: string, { subject, decision: asking, run, guard }: Use): Promise<Approval> {
    const { store, clock } = this.#options;
    const approval = await this.#stored(() => store.get(subject.tenant, id));
    if (approval === undefined) throw new GateFailure("approval_unknown", "there is no such approval");
    if (bindingOf(approval.subject) !== bindingOf(subject))
      throw new GateFailure(
        "approval_void",
        "it is for another action, requester or revision of the policies",
      );
    const { decision, grants } = await this.standing(approval, reasonsOf(asking), guard);
    if (decision.effect !== "allow") throw new GateFailure("approval_not_usable", whyNot(approval, decision));
    const before = await this.#uses.firstUse(approval);
    if (before !== undefined) throw new GateFailure("approval_not_usable", usedBy(before));
    let used: Approval = approval;
    const steps: ApprovalStep[] = [{ kind: "consume", run }];
    if (approval.state === "pending") steps.unshift({ kind: "approve" });
    for (const step of steps) {
      // A clock that was set back while no gate was running makes nothing usable again.
      const taken = takeStep(used, step, Math.max(clock.read(), this.#uses.latest));
      if ("refusal" in taken) throw new GateFailure("approval_not_usable", taken.refusal.message);
      used = taken.approval;
      if (!(await this.#stored(() => store.replace(used))))
        throw new GateFailure("approval_not_usable", "somebody else was first to change it");
    }
    const granted = [...new Set(grants.map((terms) => terms.id))];
    await this.#append("consumed", used, {
      run,
      votes: used.votes,
      ...(granted.length === 0 ? {} : { grants: granted }),
    });
    // Somebody may have put it back in between: two have it on record then, and the first one counts.
    const first = await this.#uses.firstUse(approval);
    if (first !== run) throw new GateFailure("approval_not_usable", usedBy(first ?? "nobody"));
    // Others may have used a grant at the same time: it is good for the first ones by the log.
    for (const terms of grants)
      if (!(await this.#grantUses.isGood(terms, run)))
        throw new GateFailure("approval_not_usable", `the grant \`${terms.id}\` is used up`);
    this.#tell("consumed", used);
    return used;
  }

  /**
   * Waits for the votes of other processes: gives the approval once it is no longer pending, its time is over, or the signal
   * says so; nothing if there is none.
   * @throws {GateFailure}
   */
  async wait(
    tenant: string,
    id: string,
    { signal, everyMilliseconds = 1000 }: WaitOptions = {},
  ): Promise<Approval | undefined> {
    const { store, clock } = this.#options;
    for (;;) {
      const approval = await this.#stored(() => store.get(tenant, id));
      const isPending = approval?.state === "pending" && clock.read() < Date.parse(approval.expiresAt);
      if (!isPending || signal?.aborted === true) return approval;
      await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
    }
  }

  /** @throws {GateFailure} */
  async cancel(tenant: string, id: string, reason: string): Promise<Approval | string | undefined> {
    const changed = await this.#change(tenant, id, () => ({ kind: "cancel", reason }));
    if (typeof changed === "object") await this.#record("cancelled", changed);
    return changed;
  }

  /** After a vote: approved, denied, or still pending. */
  async #settle(tenant: string, voted: Approval): Promise<VoteResult> {
    const { decision } = await this.standing(voted);
    const step: ApprovalStep | undefined =
      decision.effect === "allow"
        ? { kind: "approve" }
        : decision.effect === "deny"
          ? { kind: "deny", reason: whyNot(voted, decision) }
          : undefined;
    if (step === undefined) return { approval: voted, decision };
    const changed = await this.#change(tenant, voted.id, (approval) =>
      approval.state === "pending" || step.kind === "deny" ? step : undefined,
    );
    if (typeof changed !== "object") return { approval: voted, decision };
    await this.#record(step.kind === "approve" ? "approved" : "denied", changed);
    return { approval: changed, decision };
  }

  /** The approval after a step, why it cannot be taken, or nothing if there is none, or no step to take. */
  async #change(
    tenant: string,
    id: string,
    stepFor: (approval: Approval) => ApprovalStep | undefined,
  ): Promise<Approval | string | undefined> {
    const { store, clock } = this.#options;
    for (let tries = 0; tries < mostTries; tries++) {
      const approval = await this.#stored(() => store.get(tenant, id));
      const step = approval && stepFor(approval);
      if (approval === undefined || step === undefined) return undefined;
      const taken = takeStep(approval, step, clock.read());
      if ("refusal" in taken) return taken.refusal.message;
      if (await this.#stored(() => store.replace(taken.approval))) return taken.approval;
    }
    throw new GateFailure("approvals_unavailable", "others kept changing the approval");
  }

  async #grants(): Promise<readonly Grant[]> {
    return within("approvals_unavailable", "reading the grants", async () =>
      readGrants((await this.#options.grants?.()) ?? []),
    );
  }

  #stored<Result>(step: () => Promise<Result>): Promise<Result> {
    return within("approvals_unavailable", "the store of approvals", step);
  }

  async #approvers(): Promise<readonly Approver[]> {
    return within("approvals_unavailable", "reading the approvers", async () =>
      readApprovers(await this.#options.approvers()),
    );
  }

  /** A step that the store has already. */
  async #record(
    step: ApprovalEvent["step"],
    approval: Approval,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.#append(step, approval, more);
    this.#tell(step, approval);
  }

  async #append(
    step: ApprovalEvent["step"],
    approval: Omit<Approval, "requested">,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<AuditReceipt> {
    const { id, subject, binding, state, version, decision, expiresAt } = approval;
    const { tenant, project, requester } = subject;
    const details = { step, approval: id, binding, state, version, requester, decision, expiresAt, ...more };
    return within("audit_unavailable", "writing the audit log", () =>
      this.#options.audit.append({ kind: "approval", tenant, project, details }),
    );
  }

  #tell(step: ApprovalEvent["step"], approval: Approval): void {
    const { notifiers = [], clock } = this.#options;
    if (notifiers.length > 0)
      tellAll(notifiers, { step, approval, at: new Date(clock.read()).toISOString() });
  }
}

/** The findings that ask for approval. */
function reasonsOf({ findings }: Decision): Approval["reasons"] {
  return findings
    .filter((finding) => finding.effect === "require_approval" && counts(finding))
    .map(({ rule, message, approvers }) => ({
      rule,
      message,
      ...(approvers === undefined ? {} : { approvers: [...approvers] }),
    }));
}

function usedBy(run: string): string {
  return `by the audit log, it was used by the run \`${run}\` already`;
}

function whyNot({ state }: Approval, { findings, failure }: Decision): string {
  const said = failure?.message ?? findings.map(({ message }) => message).join("; ");
  return said === "" ? `it is ${state}` : said;
}

/** A copy, whatever it is that was given. */
function voteIn(given: unknown): Vote | undefined {
  try {
    return voteSchema.safeParse(given).data as Vote | undefined;
  } catch {
    return undefined;
  }
}

/** Of one ballot a key makes one signature. */
function isSame({ signature }: Vote, other: Vote): boolean {
  return signature.key === other.signature.key && signature.value === other.signature.value;
}

const voteProblems: Readonly<Record<VoteProblem, string>> = {
  no_vote: "it is no vote: a ballot and its signature",
  unknown_key: "it is signed by a key of nobody who may approve",
  bad_signature: "its signature is not the key's, or what was signed is another ballot",
  other_approval: "it is for another approval, or for another action than the one that waits",
  not_entitled: "who signed it may not approve here, or no longer",
};
