// Findings of a large set in the order of decisions, without sorting all of them at once.
import type { Place } from "../configurations/read-manifests.js";
import { severities } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import { byImportance } from "../policies/combine-verdicts.js";
import { Turns } from "./turns.js";

/** Of rules over the set, the place is found later, and what exceptions make of it. */
export type PlacedFinding = {
  finding: Finding;
  place: Place | undefined;
  /** How many characters of `at` lead to what the policy saw as one document. */
  readonly start?: number;
};

/** Lists that come in order are joined; only what comes in none is sorted. */
export class OrderedFindings {
  /** Slices come in the order of resources, so that each severity's findings are in order as they come. */
  readonly #slices = new Map(severities.map((severity): [string, PlacedFinding[]] => [severity, []]));
  /** What is about no resource stands before all others of its severity. */
  readonly #unnumbered: PlacedFinding[] = [];
  /** Of rules over the set, by policy: each is in order. */
  readonly #lists = new Map<number, PlacedFinding[]>();

  addOfSlice(found: PlacedFinding): void {
    const { severity, resource } = found.finding;
    if (resource === undefined) this.#unnumbered.push(found);
    else this.#slices.get(severity)?.push(found);
  }

  addOfSet(policy: number, found: PlacedFinding): void {
    const list = this.#lists.get(policy);
    if (list === undefined) this.#lists.set(policy, [found]);
    else list.push(found);
  }

  async all(): Promise<readonly PlacedFinding[]> {
    let all: readonly PlacedFinding[] = [...this.#slices.values()].flat();
    for (const list of [this.#unnumbered.toSorted(compare), ...this.#lists.values()])
      all = await merged(all, list);
    return all;
  }
}

function compare(left: PlacedFinding, right: PlacedFinding): number {
  return (
    byImportance(left.finding, right.finding) || (left.finding.policy ?? 0) - (right.finding.policy ?? 0)
  );
}

async function merged(
  left: readonly PlacedFinding[],
  right: readonly PlacedFinding[],
): Promise<readonly PlacedFinding[]> {
  const all: PlacedFinding[] = [];
  const turns = new Turns();
  let first = 0;
  for (const next of right) {
    for (let one = left[first]; one !== undefined && compare(one, next) <= 0; one = left[++first])
      all.push(one);
    all.push(next);
    await turns.rest();
  }
  return [...all, ...left.slice(first)];
}
