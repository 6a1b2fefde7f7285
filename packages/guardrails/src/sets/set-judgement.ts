// What is known of a large set so far: the answers of its slices, as they come in order.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeUtf8 } from "@palisade/language";
import { configurationSubject, faultOf } from "../configurations/configuration-subject.js";
import type { Coverage } from "../contract/coverage.js";
import { type Effect, worstEffect } from "../contract/effect.js";
import type { Failure } from "../contract/failure.js";
import type { Finding } from "../contract/finding.js";
import { RequestError } from "../contract/request-error.js";
import { denyBecause, type Verdict } from "../contract/verdict.js";
import { ApplyingExceptions } from "../exceptions/apply-exceptions.js";
import type { ExceptionIndex } from "../exceptions/exception-index.js";
import { findingFacts } from "../exceptions/finding-facts.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { missingPolicy } from "../placed-verdict.js";
import {
  combineVerdicts,
  counts,
  joinedEffects,
  type OwnEffect,
  unexplained,
} from "../policies/combine-verdicts.js";
import { HandedOver } from "./handed-over.js";
import type { SetProblem, SetResource } from "./large-set.js";
import { movedCoverage, movedPointer, sumOf } from "./move-verdict.js";
import { OrderedFindings, type PlacedFinding } from "./ordered-findings.js";
import { answers, mannerOf, type SetManner } from "./set-manner.js";
import type { AcrossPart, AcrossTask, SetFacts, SlicePart } from "./set-task.js";
import { SharedParts } from "./shared-parts.js";

export type SetExceptions = {
  readonly exceptions: readonly ExceptionIndex[];
  /** Milliseconds since the epoch. */
  readonly now: number;
};

export class SetJudgement {
  readonly resources: SetResource[] = [];
  readonly problems: SetProblem[] = [];
  readonly #judging: Judging;
  readonly #manners: readonly SetManner[];
  readonly #handed: readonly HandedOver[];
  readonly #coverages: (Coverage | undefined)[];
  readonly #findings = new OrderedFindings();
  readonly #shared = new SharedParts();
  readonly #hash = sha256.create().update(encodeUtf8('{"resources":['));
  readonly #reasons: (readonly [string, string])[] = [];
  /** By policy: each has the steps that it has in the guard's other form. */
  readonly #applying: readonly ApplyingExceptions[];
  readonly #effects: OwnEffect[];
  /** The worst of the findings that count. */
  #counted: Effect = "allow";
  #failure: Failure | undefined;
  #fault: RequestError | undefined;

  constructor(judging: Judging, exceptions: SetExceptions) {
    this.#judging = judging;
    this.#manners = judging.policies.map((policy) => mannerOf(policy, configurationSubject));
    this.#handed = judging.policies.map(() => new HandedOver());
    this.#coverages = judging.policies.map(() => undefined);
    this.#applying = judging.policies.map(() => new ApplyingExceptions(exceptions));
    this.#effects = judging.policies.map(() => ({ effect: "allow", explained: "allow" }));
  }

  /** Whether there are exceptions, which ask what findings are about. */
  get withFacts(): boolean {
    return this.#applying.some(({ isIdle }) => !isIdle);
  }

  /** The next answer about a slice of these sources. */
  take(part: SlicePart, sources: readonly number[]): void {
    const first = this.resources.length;
    for (const { item, ...origin } of part.origins)
      this.resources.push({ source: sources[item] ?? 0, ...origin });
    for (const { item, ...problem } of part.problems)
      this.problems.push({ source: sources[item] ?? 0, ...problem });
    if (part.resources > 0) {
      if (first > 0) this.#hash.update(comma);
      this.#hash.update(part.canonical);
    }
    this.#failure ??= part.failure;
    for (const [policy, effect] of part.effects.entries()) this.#takeEffect(policy, effect);
    for (const [index, given] of part.findings.entries()) {
      const finding = this.#excepted(this.#moved(given, first), part.facts[index]);
      this.#findings.addOfSlice({ finding, place: part.places[index] });
    }
    for (const [policy, coverage] of part.coverages.entries())
      this.#cover(policy, coverage && movedCoverage(coverage, first));
    for (const [policy, handed] of this.#handed.entries())
      handed.add(
        part.handed.filter((each) => each.policy === policy),
        first,
      );
    for (const [pointer, reason] of part.reasons) this.#reasons.push([movedPointer(pointer, first), reason]);
    if (part.fault !== undefined)
      this.#fault ??= faultOf({ ...part.fault, resource: part.fault.resource + first });
  }

  /** A task that came to no end: what was found until then is kept, and the set is denied. */
  fail(failure: Failure, sources: readonly number[]): void {
    this.#failure ??= failure;
    for (const source of sources) this.problems.push({ source, message: failure.message });
  }

  /** What is to be asked of each policy once all slices have been judged. */
  acrossTasks(): readonly Omit<AcrossTask, "now">[] {
    return this.#manners.flatMap(({ objects, across }, policy) => {
      const handed = this.#handed[policy];
      if (across === undefined || handed === undefined || this.resources.length === 0) return [];
      const input = handed.input(objects !== undefined);
      return [{ kind: "across", policy, input, origins: handed.origins, reasons: this.#reasons } as const];
    });
  }

  /** Part of what one policy says of the whole; each finding is to be given its place, and its facts. */
  takeAcross(policy: number, part: AcrossPart): readonly PlacedFinding[] {
    this.#failure ??= part.failure;
    if (part.effect !== undefined) this.#takeEffect(policy, part.effect);
    this.#cover(policy, part.coverage);
    const found = part.findings.map((finding, index): PlacedFinding => {
      return { finding: this.#moved(finding, 0), place: undefined, start: part.starts[index] ?? 0 };
    });
    for (const each of found) this.#findings.addOfSet(policy, each);
    return found;
  }

  /** Once for each finding of a rule over the set; without facts for what is in no document. */
  takeFacts(found: PlacedFinding, facts?: SetFacts): void {
    found.finding = this.#excepted(found.finding, facts);
  }

  async findings(): Promise<readonly PlacedFinding[]> {
    return this.#findings.all();
  }

  verdict(findings: readonly Finding[]): Verdict {
    const coverages = this.#coverages.flatMap((coverage) =>
      coverage === undefined ? [] : [{ effect: "allow", findings: [], coverage } as const],
    );
    const { coverage } = combineVerdicts(coverages);
    const problem = this.#problem();
    return {
      ...(problem ?? { effect: worstEffect([this.#counted, ...this.#effects.map(unexplained)]) }),
      findings,
      ...(coverage === undefined ? {} : { coverage }),
    };
  }

  /** Of `{"resources": […]}`; none where a source could not be read. */
  digest(): string | undefined {
    if (this.problems.length > 0) return undefined;
    return `sha256:${bytesToHex(this.#hash.update(encodeUtf8("]}")).digest())}`;
  }

  /** In the order in which the guard's other form tells them. */
  #problem(): Omit<Verdict, "findings"> | undefined {
    const { policies } = this.#judging;
    const [first] = this.problems;
    if (first === undefined && this.resources.length === 0)
      return failedVerdict(new RequestError("is empty: nothing would be judged", "/resources"));
    if (!this.#manners.some(answers)) return missingPolicy(policies, configurationSubject);
    if (this.#failure !== undefined) return { effect: "deny", failure: this.#failure };
    if (this.#fault !== undefined) return failedVerdict(this.#fault);
    return first && denyBecause("invalid_request", `source ${first.source}: ${first.message}`);
  }

  #takeEffect(policy: number, effect: OwnEffect): void {
    this.#effects[policy] = joinedEffects([...this.#effects.slice(policy, policy + 1), effect]);
  }

  /** The finding as it counts. Exceptions that take too long are a failure, and except no more. */
  #excepted(given: Finding, facts: SetFacts | undefined): Finding {
    let finding = given;
    try {
      const { resource, at = "" } = given;
      const within = resource === undefined ? undefined : { resource, at };
      finding =
        this.#applying[given.policy ?? 0]?.to(given, () => {
          return { ...(facts ?? findingFacts(given)), within };
        }) ?? given;
    } catch (error) {
      this.#failure ??= failedVerdict(error).failure;
    }
    if (counts(finding)) this.#counted = worstEffect([this.#counted, finding.effect]);
    return finding;
  }

  #cover(policy: number, coverage: Coverage | undefined): void {
    const known = this.#coverages[policy];
    if (coverage === undefined) return;
    if (known === undefined) this.#coverages[policy] = { ...coverage, unlooked: [...coverage.unlooked] };
    else this.#coverages[policy] = sumOf(known, coverage);
  }

  #moved(finding: Finding, first: number): Finding {
    const { resource, ...rest } = this.#shared.finding(finding);
    return resource === undefined ? rest : { ...rest, resource: resource + first };
  }
}

const comma = encodeUtf8(",");
