// One text through the gate: the guard's decision, what the detectors add, and the record of both.
import { messageOf } from "../caught.js";
import type { Decision } from "../contract/decision.js";
import { worstEffect } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import type { GateFailureCode } from "../contract/gate-failure-codes.js";
import { byImportance, counts } from "../policies/combine-verdicts.js";
import { promptSubject, responseSubject, toolResultSubject } from "../prompts/text-subjects.js";
import type { Subject } from "../subjects/define-subject.js";
import { packOf } from "../subjects/pack-of.js";
import { findingInMode } from "../verdict-in-modes.js";
import { type DenialHelp, helpOf } from "./denial-help.js";
import { askDetectors, type DetectorReport, detectorFailedRule } from "./detectors/ask-detectors.js";
import type { TextSubject } from "./detectors/detector.js";
import { GateFailure, within } from "./gate-failure.js";
import { toldDecision } from "./gate-modes.js";
import type { GateOptions } from "./gate-options.js";
import { type Requester, readRequester } from "./requester.js";
import type { GateDenial } from "./run-result.js";
import type { OriginKind } from "./sessions/session-store.js";
import { unlessAborted } from "./unless-aborted.js";

export type JudgeOptions = {
  readonly on: Requester;
  /**
   * Notes what is not denied as seen, as `gate.observe` does: an action that takes words of an untrusted tool up is then
   * known to. Default: nothing is noted, for a list of pods is there to be acted on.
   */
  readonly origin?: OriginKind;
  readonly signal?: AbortSignal;
};

export type Judgement = {
  /** Of the guard and of the detectors: the worst counts. */
  readonly decision: Decision;
  /** Why the gate, and not the policy, said no. */
  readonly failure?: GateDenial;
  /** What is left to do; absent for what is allowed. */
  readonly help?: DenialHelp;
};

const subjects: Readonly<Record<TextSubject, Subject>> = {
  prompt: promptSubject,
  response: responseSubject,
  "tool-result": toolResultSubject,
};

export class TextJudging {
  readonly #gate: GateOptions;
  readonly #subject: TextSubject;
  readonly #options: JudgeOptions;
  #decision: Decision | undefined;

  constructor(gate: GateOptions, subject: TextSubject, options: JudgeOptions) {
    this.#gate = gate;
    this.#subject = subject;
    this.#options = options;
  }

  judge(request: unknown): Promise<Judgement> {
    const { signal } = Object(this.#options) as Partial<JudgeOptions>;
    return unlessAborted(this.#judgement(request), signal, () => this.#denied(cancelledFailure()));
  }

  /** This is where it fails closed: every exception is a denial. */
  async #judgement(request: unknown): Promise<Judgement> {
    try {
      const decision = toldDecision(await this.#judged(request));
      return { decision, ...(decision.effect === "allow" ? {} : { help: helpOf(decision) }) };
    } catch (error) {
      return this.#denied(error);
    }
  }

  #denied(error: unknown): Judgement {
    const code: GateFailureCode = error instanceof GateFailure ? error.code : "gate_failed";
    const failure: GateDenial = { code, message: messageOf(error) };
    const begun = this.#decision ?? this.#gate.guard.validate(this.#subject, undefined);
    const decision = toldDecision({ ...begun, effect: "deny", failure });
    return { decision, failure, help: helpOf(decision) };
  }

  async #judged(request: unknown): Promise<Decision> {
    const { clock, guard, audit, modes = {}, detectors = [] } = this.#gate;
    clock.read();
    const { tenant, project, requester, session } = readRequester(this.#options);
    if (!Object.hasOwn(subjects, this.#subject))
      throw new GateFailure("gate_failed", "a gate judges a `prompt`, a `response` or a `tool-result`");
    const copy = copyOf(subjects[this.#subject], request);
    const context = { tenant, project, subject: requester, ...(session === undefined ? {} : { session }) };
    const { decision, record } = guard.validateForRecord(this.#subject, copy ?? request, { context, modes });
    this.#decision = decision;
    const { text } = Object(copy) as { readonly text?: unknown };
    const isAsked = this.#decision.effect !== "deny" && typeof text === "string";
    const { signal } = this.#options;
    const reports = isAsked ? await askDetectors(detectors, { subject: this.#subject, text, signal }) : [];
    if (signal?.aborted === true) throw cancelledFailure();
    this.#decision = this.#joined(this.#decision, reports);
    if (this.#decision.effect !== "deny") await this.#observe(copy);
    const details = { ...record(this.#decision), detectors: reports.map((report) => this.#onRecord(report)) };
    await within("audit_unavailable", "writing the audit log", () =>
      audit.append({ kind: "decision", tenant, project, details }),
    );
    return this.#decision;
  }

  /** Before it is on record as allowed: what cannot be noted is not shown. */
  async #observe(copy: unknown): Promise<void> {
    const { on, origin: kind } = this.#options;
    const { text, tool } = Object(copy) as { readonly text?: unknown; readonly tool?: unknown };
    if (kind === undefined || typeof text !== "string") return;
    const { sessions } = this.#gate;
    if (sessions === undefined)
      throw new GateFailure("sessions_unavailable", "a gate without sessions observes nothing");
    const requester = readRequester({ on });
    const source = kind === "person" ? requester.requester : typeof tool === "string" ? tool : "a tool";
    await sessions.observe(requester, { text, kind, source });
  }

  /** What detectors found counts as what policies find does. */
  #joined(decision: Decision, reports: readonly DetectorReport[]): Decision {
    const found = reports.flatMap(({ detector, findings }) =>
      findings.map((finding) => this.#inMode(finding, detector)),
    );
    if (found.length === 0) return decision;
    const { unenforced = decision.effect, ...rest } = decision;
    const effect = worstOf(decision.effect, found.filter(counts));
    const whole = worstOf(unenforced, found);
    return {
      ...rest,
      effect,
      ...(whole === effect ? {} : { unenforced: whole }),
      findings: [...decision.findings, ...found].toSorted(byImportance),
    };
  }

  /** What it led to, so that it leads there again when the policies' part is judged again. */
  #onRecord({ findings, ...report }: DetectorReport): Readonly<Record<string, unknown>> {
    const counted = findings.map((finding) => this.#inMode(finding, report.detector)).filter(counts);
    return {
      ...report,
      findings: findings.length,
      effect: worstOf("allow", counted),
      rules: rulesOf(counted),
    };
  }

  #inMode(finding: Finding, detector: string): Finding {
    if (finding.rule === detectorFailedRule) return finding;
    const modes = new Map(Object.entries(this.#gate.modes ?? {}));
    return findingInMode(finding, modes, modes.get(detector) ?? modes.get(packOf(subjects[this.#subject])));
  }
}

function cancelledFailure(): GateFailure {
  return new GateFailure("cancelled", "nobody waits for the decision any more");
}

function worstOf(effect: Decision["effect"], findings: readonly Finding[]): Decision["effect"] {
  return worstEffect([effect, ...findings.map((finding) => finding.effect)]);
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** Plain data of its own; nothing for what has no JSON form, which the guard refuses. */
function copyOf(subject: Subject, request: unknown): unknown {
  try {
    return subject.copy(request);
  } catch {
    return undefined;
  }
}
