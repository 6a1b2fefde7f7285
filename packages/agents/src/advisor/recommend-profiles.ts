// The Profile Advisor: from requirements to profiles and packs, ranked and judged. It reads, and changes nothing.
import type { Guard } from "@palisade/guardrails";
import type { PaletteClient } from "@palisade/palette";
import { advise } from "./advise.js";
import { type CatalogueOptions, gatherCatalogue } from "./catalogue/gather-catalogue.js";
import type { PriceMachines } from "./ranking/estimate-cost.js";
import { judgeWith } from "./ranking/judge.js";
import type { RecommendationReport } from "./report/report-schema.js";
import type { Reading } from "./requirements/needs.js";
import { needsOf } from "./requirements/needs-of.js";
import type { Compliance, Requirements } from "./requirements/requirements-schema.js";

export type RecommendOptions = CatalogueOptions & {
  /** A client that reads. */
  readonly palette: PaletteClient;
  /** In words, by field, or as they were read. */
  readonly requirements: string | Requirements | Reading;
  /** Opens the guard that judges recommendations, by what is asked of compliance. */
  readonly openGuard: (compliance: readonly Compliance[]) => Promise<Pick<Guard, "validateConfiguration">>;
  /** What machines cost; without it nothing has a price, and that is said. */
  readonly price?: PriceMachines;
};

/**
 * Recommends profiles. What cannot be read is a note of the report.
 * @throws {PaletteError} if packs cannot be listed at all
 * @example
 * const report = await recommendProfiles({ palette, requirements: "EKS with GPUs, HIPAA", openGuard });
 * console.log(report.recommendations[0]?.title ?? report.nothingFits?.sentence);
 */
export async function recommendProfiles({
  palette,
  requirements,
  openGuard,
  price,
  ...options
}: RecommendOptions): Promise<RecommendationReport> {
  const isRead = typeof requirements === "object" && "needs" in requirements;
  const reading = isRead ? (requirements as Reading) : needsOf(requirements as string | Requirements);
  const [catalogue, guard] = await Promise.all([
    gatherCatalogue(palette, options),
    openGuard(reading.needs.compliance),
  ]);
  return advise(reading, catalogue, {
    judge: judgeWith(guard),
    ...(price !== undefined && { price }),
    ...(typeof requirements === "string" && { asked: requirements }),
  });
}
