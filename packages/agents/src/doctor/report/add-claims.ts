// What a model may add to a report: claims that name evidence. It explains and ranks; it finds nothing and does nothing.
import { plainText } from "../../reading/plain-texts.js";
import { claimSchema, type Diagnosis } from "./report-schema.js";

/**
 * Asks a model, or anything else, about a finished report. What it gets are texts from a cluster: they go to a model as
 * data, in a fenced block. What it returns is not trusted: claims without evidence of this report are dropped.
 */
export type Explainer = (diagnosis: Diagnosis, signal?: AbortSignal) => Promise<readonly unknown[]>;

const mostClaims = 20;
const mostCharacters = 600;

/** The report with the claims that hold; what fails, or was dropped, is a note. */
export async function addClaims(
  diagnosis: Diagnosis,
  explain: Explainer,
  signal?: AbortSignal,
): Promise<Diagnosis> {
  let given: readonly unknown[];
  try {
    given = await explain(structuredClone(diagnosis), signal);
  } catch (error) {
    const message = plainText(error instanceof Error ? error.message : "unknown", 300);
    return withNote(diagnosis, "failed", message);
  }
  const known = new Set(diagnosis.evidence.map(({ id }) => id));
  const claims = (Array.isArray(given) ? given : []).slice(0, mostClaims).flatMap((each) => {
    const { success, data } = claimSchema.safeParse(each);
    if (!success || !data.evidence.every((id) => known.has(id))) return [];
    return [{ text: plainText(data.text, mostCharacters), evidence: data.evidence }];
  });
  const dropped = (Array.isArray(given) ? given.length : 1) - claims.length;
  const added = { ...diagnosis, claims };
  return dropped === 0
    ? added
    : withNote(added, "dropped", `claims that name no evidence of this report: ${dropped}`);
}

const withNote = (diagnosis: Diagnosis, code: string, message: string): Diagnosis => ({
  ...diagnosis,
  notes: [...diagnosis.notes, { part: "claims", code, message }],
});
