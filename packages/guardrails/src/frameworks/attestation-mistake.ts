// Why an attestation says nothing in a report: a control that nobody has, a time that is over, rules that see for themselves.
import { suggestName } from "../contract/suggest-name.js";
import type { Attestation, Framework } from "./framework.js";
import type { ControlResult, FrameworkResult } from "./judge-framework.js";

export type AttestationContext = {
  /** Every framework that there is. */
  readonly frameworks: readonly Framework[];
  /** Those that a report was made of, with this very attestation. */
  readonly results: readonly FrameworkResult[];
  /** The day of the decision, in UTC. */
  readonly today: string;
};

/**
 * Nothing for one that counts, that is of a framework that was not asked about, or whose control stands by something else.
 * @example attestationMistake(attestation, { frameworks, results: report.frameworks, today: "2026-12-01" }) // "it ended on …"
 */
export function attestationMistake(
  attestation: Attestation,
  { frameworks, results, today }: AttestationContext,
): string | undefined {
  const { framework: name, control: id, date, expires } = attestation;
  const framework = frameworks.find((each) => each.framework === name);
  if (framework === undefined) return `there is no framework \`${name}\`${meantFramework(name, frameworks)}`;
  const ids = framework.sections.flatMap(({ controls }) => controls.map((each) => each.id));
  if (!ids.includes(id)) return `\`${name}\` has no control \`${id}\`${suggestName(id, ids)}`;
  const result = resultOf(attestation, results);
  if (result === undefined || result.attestation === attestation) return undefined;
  if (date > expires) return `it ends on ${expires}, before it begins`;
  if (today > expires) return `it ended on ${expires}`;
  if (today < date) return `it begins on ${date}`;
  if (result.attestation !== undefined) return "another one of the same control counts before it";
  return result.attest !== true && result.rules.length > 0
    ? `rules judge \`${id}\`, and nobody's word counts beside them`
    : undefined;
}

function resultOf(
  { framework, control }: Attestation,
  results: readonly FrameworkResult[],
): ControlResult | undefined {
  return results
    .filter((each) => each.framework === framework)
    .flatMap(({ sections }) => sections.flatMap(({ controls }) => controls))
    .find(({ id }) => id === control);
}

/** People may name the pack. */
function meantFramework(given: string, frameworks: readonly Framework[]): string {
  const ofPack = frameworks.find(({ name }) => name === given.toLowerCase());
  if (ofPack !== undefined) return ` (did you mean \`${ofPack.framework}\`?)`;
  return suggestName(
    given,
    frameworks.map(({ framework }) => framework),
  );
}
