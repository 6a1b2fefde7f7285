// The Profile Advisor behind `recommend_profile`, by the rules and prices that ship.
import { clouds, needsOf, openPrices, overruled, recommendProfiles } from "@palisade/agents";
import { createCostEstimator, createGuard } from "@palisade/guardrails/node";
import type { Agents } from "@palisade/mcp-server";

/** Frameworks that have a pack of policies. */
const withPack: ReadonlySet<string> = new Set(["cis", "hipaa", "nsa", "pss"]);

/** Guards and prices are opened when somebody asks. */
export function shippedProfileAgent(): NonNullable<Agents["recommend"]> {
  return async ({ requirements, cloud }, { palette, project, signal }) => {
    const known = clouds.find((each) => each === cloud);
    if (cloud !== undefined && known === undefined)
      return { problem: "there is no such cloud", clouds: [...clouds], recommendations: [] };
    const reading = overruled(needsOf(requirements), known === undefined ? {} : { cloud: known });
    return recommendProfiles({
      palette,
      requirements: reading,
      projects: [project],
      signal,
      price: await openPrices((parameters) => createCostEstimator({ parameters }), reading.needs.region),
      openGuard: (compliance) => {
        const packs = ["default", ...compliance.filter((each) => withPack.has(each))];
        return createGuard({ parameters: { configuration: { packs } } });
      },
    });
  };
}
