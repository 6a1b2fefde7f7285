// Attestations that say nothing in a report, each with its place and why.
import { frameworkNames, readShippedFramework } from "@palisade/guardrails/node";
import { attestationMistake, type Report, type ReportProblem } from "@palisade/guardrails/reports";
import type { FileAttestation } from "../project/reported-frameworks.js";
import { filePlace } from "./reported-place.js";

/** What could not be judged leaves open what an attestation says. */
export async function idleAttestations(
  { decision, frameworks: results = [] }: Pick<Report, "decision" | "frameworks">,
  attestations: readonly FileAttestation[],
): Promise<readonly ReportProblem[]> {
  if (attestations.length === 0 || decision === undefined || decision.failure !== undefined) return [];
  const frameworks = await Promise.all(frameworkNames.map(readShippedFramework));
  const today = decision.evaluatedAt.slice(0, 10);
  return attestations.flatMap(({ attestation, file, place }) => {
    const mistake = attestationMistake(attestation, { frameworks, results, today });
    if (mistake === undefined) return [];
    const message = `the attestation says nothing: ${mistake}`;
    return [{ code: "unused_attestation", message, place: filePlace(file, place) }];
  });
}
