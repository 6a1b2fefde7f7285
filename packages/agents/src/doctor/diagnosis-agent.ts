// The doctor as others ask an agent: a cluster by its id, and a report that fits into an answer.
import type { Guard } from "@palisade/guardrails";
import type { PaletteClient } from "@palisade/palette";
import { diagnoseCluster } from "./diagnose-cluster.js";
import type { Explainer } from "./report/add-claims.js";
import type { Diagnosis } from "./report/report-schema.js";

export type DiagnosisAgentOptions = {
  /** Judges what is proposed, and the texts of the cluster: one that reads like an order is not handed on. */
  readonly guard: Pick<Guard, "validateAction" | "validateToolResult">;
  /** A model that explains what was found; none if not given. */
  readonly explain?: Explainer;
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: () => number;
};

/** The diagnosis without what only fills it: hypotheses that came to nothing, series, the tail of long lists. */
export type ShortDiagnosis = Omit<Diagnosis, "hypotheses" | "measures"> & {
  /** What of the whole report is not in this one: how many of each. */
  readonly left: Readonly<Record<string, number>>;
};

const mostFindings = 15;
const mostEvidence = 25;
const mostRecommendations = 8;
const mostText = 300;

/**
 * @throws {PaletteError} if not even the cluster itself can be read
 * @example
 * const diagnose = diagnosisAgent({ guard: await createGuard() });
 * const { verdict, rootCauses } = await diagnose({ cluster: uid }, { palette, signal });
 */
export function diagnosisAgent(options: DiagnosisAgentOptions) {
  return async (
    { cluster }: { readonly cluster: string },
    { palette, signal }: { readonly palette: PaletteClient; readonly signal: AbortSignal },
  ): Promise<ShortDiagnosis> => {
    const report = await diagnoseCluster({
      ...options,
      palette: palette.with({ signal }),
      uid: cluster,
      signal,
    });
    const short = inShort(report);
    return { ...short, evidence: short.evidence.map((each) => withoutOrders(each, options.guard)) };
  };
}

/** The evidence stays, and says by which rule its text is withheld. */
function withoutOrders(
  evidence: Diagnosis["evidence"][number],
  guard: DiagnosisAgentOptions["guard"],
): Diagnosis["evidence"][number] {
  const { effect, findings } = guard.validateToolResult({ tool: "palette", text: evidence.text });
  if (effect === "allow") return evidence;
  return { ...evidence, text: `(withheld: ${findings[0]?.rule ?? effect})` };
}

/** Evidence that is named goes before the rest. */
export function inShort({ hypotheses, measures, ...report }: Diagnosis): ShortDiagnosis {
  const findings = report.findings.slice(0, mostFindings);
  const recommendations = report.recommendations.slice(0, mostRecommendations);
  const named = [...report.rootCauses, ...(report.claims ?? []), ...findings].flatMap(
    (each) => each.evidence,
  );
  const evidence = [...new Set(named)]
    .slice(0, mostEvidence)
    .flatMap((id) => report.evidence.filter((each) => each.id === id))
    .map(({ series: _, text, ...each }) => ({
      ...each,
      text: text.length > mostText ? `${text.slice(0, mostText - 1)}…` : text,
    }));
  return {
    ...report,
    findings,
    evidence,
    recommendations,
    left: {
      findings: report.findings.length - findings.length,
      evidence: report.evidence.length - evidence.length,
      recommendations: report.recommendations.length - recommendations.length,
      hypotheses: hypotheses.length - report.rootCauses.length,
      measures: measures.length,
    },
  };
}
