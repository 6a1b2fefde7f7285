// What is known of a large set so far: the answers of its slices, as they come in order.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeUtf8 } from "@palisade/language";
import { configurationSubject, faultOf } from "../configurations/configuration-subject.js";
import type { Place } from "../configurations/read-manifests.js";
import type { Coverage } from "../contract/coverage.js";
import { type Effect, worstEffect } from "../contract/effect.js";
import type { Failure } from "../contract/failure.js";
import type { Finding } from "../contract/finding.js";
import { RequestError } from "../contract/request-error.js";
import { denyBecause, type Verdict } from "../contract/verdict.js";
import { failedVerdict } from "../failed-verdict.js";
import type { Judging } from "../judging.js";
import { missingPolicy } from "../placed-verdict.js";
import { combineVerdicts } from "../policies/combine-verdicts.js";
import { HandedOver } from "./handed-over.js";
import type { SetProblem, SetResource } from "./large-set.js";
import { movedCoverage, movedPointer, sumOf } from "./move-verdict.js";
import { OrderedFindings, type PlacedFinding } from "./ordered-findings.js";
import { answers, mannerOf, type SetManner } from "./set-manner.js";
import type { AcrossTask, SlicePart } from "./set-task.js";
import { SharedParts } from "./shared-parts.js";

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
  #effect: Effect = "allow";
  #failure: Failure | undefined;
  #fault: RequestError | undefined;

  constructor(judging: Judging) {
    this.#judging = judging;
    this.#manners = judging.policies.map((policy) => mannerOf(policy, configurationSubject));
    this.#handed = judging.policies.map(() => new HandedOver());
    this.#coverages = judging.policies.map(() => undefined);
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
    this.#takeVerdict(part.verdict);
    for (const [index, finding] of part.verdict.findings.entries())
      this.#findings.addOfSlice(this.#placed(finding, first, part.places[index]));
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
    this.#effect = "deny";
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

  /** Part of what one policy says of the whole. */
  takeAcross(policy: number, { findings, ...verdict }: Verdict): readonly PlacedFinding[] {
    this.#takeVerdict(verdict);
    this.#cover(policy, verdict.coverage);
    const placed = findings.map((finding) => this.#placed(finding, 0));
    for (const each of placed) this.#findings.addOfSet(policy, each);
    return placed;
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
      ...(problem ?? { effect: this.#effect }),
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

  #takeVerdict({ effect, failure }: Omit<Verdict, "findings">): void {
    this.#effect = worstEffect([this.#effect, effect]);
    this.#failure ??= failure;
  }

  #cover(policy: number, coverage: Coverage | undefined): void {
    const known = this.#coverages[policy];
    if (coverage === undefined) return;
    if (known === undefined) this.#coverages[policy] = { ...coverage, unlooked: [...coverage.unlooked] };
    else this.#coverages[policy] = sumOf(known, coverage);
  }

  #placed(finding: Finding, first: number, place?: Place): PlacedFinding {
    const { resource, ...rest } = this.#shared.finding(finding);
    return { finding: resource === undefined ? rest : { ...rest, resource: resource + first }, place };
  }
}

const comma = encodeUtf8(",");
