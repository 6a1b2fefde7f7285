// What a validation found, and how well the value fitted: the better of several failures is shown.

export type Finding = {
  readonly type: string;
  readonly description: string;
  /** `person.name`; `(Root)` for the whole. */
  readonly field: string;
};

/** Where in the document: the path, the last step first. */
export type Place = { readonly step: string; readonly parent: Place } | undefined;

const root = "(Root)";

export function fieldOf(place: Place): string {
  const steps: string[] = [];
  for (let at = place; at !== undefined; at = at.parent) steps.push(at.step);
  return steps.length === 0 ? root : steps.reverse().join(".");
}

/** Beyond this many findings nobody reads on. */
const maximumFindings = 10_000;

export class Outcome {
  readonly findings: Finding[] = [];
  score = 0;

  get valid(): boolean {
    return this.findings.length === 0;
  }

  add(type: string, description: string, place: Place): void {
    // The first one decides validity; the rest only inform.
    if (this.findings.length < maximumFindings) {
      this.findings.push({ type, description, field: fieldOf(place) });
    }
    this.score -= 2;
  }

  merge(other: Outcome): void {
    for (const finding of other.findings) {
      if (this.findings.length < maximumFindings) this.findings.push(finding);
    }
    this.score += other.score;
  }
}
