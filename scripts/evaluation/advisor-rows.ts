// Requirement sets, answered: what is right, and what is wrong with the others.
import {
  advise,
  type Catalogue,
  gatherCatalogue,
  type Judge,
  needsOf,
  type PriceMachines,
} from "@palisade/agents";
import { judgeRecommendations, type RequirementSet } from "@palisade/agents/requirement-sets";
import { connectPalette, createPaletteClient } from "@palisade/palette";
import { startDemoTenant } from "@palisade/palette/demo";

export type AnsweredSet = {
  readonly set: RequirementSet;
  readonly mistakes: readonly string[];
  readonly titles: readonly string[];
  readonly nothingFits?: string;
  readonly needs: readonly string[];
  readonly notUnderstood: readonly string[];
};

/** What the demo tenant has to choose from, in all of its projects. */
export async function demoCatalogue(): Promise<Catalogue> {
  const demo = await startDemoTenant();
  const connection = connectPalette({ baseUrl: demo.url, apiKey: demo.apiKey });
  try {
    const palette = createPaletteClient(connection);
    const projects = (await palette.tenant.projects()).flatMap(({ uid }) => (uid === undefined ? [] : [uid]));
    return await gatherCatalogue(palette, { projects });
  } finally {
    await connection.close();
    await demo.close();
  }
}

export function answerSet(
  set: RequirementSet,
  catalogue: Catalogue,
  options: { readonly judge?: Judge; readonly price?: PriceMachines },
): AnsweredSet {
  const { recommendations, nothingFits, requirements } = advise(
    needsOf(set.requirements),
    catalogue,
    options,
  );
  const answers = recommendations.map(({ profile, packs }) => ({
    ...(profile !== undefined && { profile: profile.name }),
    packs: packs.map(({ name, version, layer }) => ({ name, version, layer })),
  }));
  return {
    set,
    mistakes: judgeRecommendations(set.expect, answers),
    titles: recommendations.map(({ title }) => title),
    ...(nothingFits !== undefined && { nothingFits: nothingFits.sentence }),
    needs: requirements.needs,
    notUnderstood: requirements.notUnderstood,
  };
}
