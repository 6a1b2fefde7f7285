// A recommendation from the line to the terminal.
import {
  type Compliance,
  needsOf,
  openPrices,
  overruled,
  type RecommendationReport,
  type Requirements,
  recommendationMarkdown,
  recommendProfiles,
  requirementsSchema,
} from "@palisade/agents";
import { readSettings } from "@palisade/guardrails";
import type { PaletteClient } from "@palisade/palette";
import type { Host } from "../host.js";
import { jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { withPalette } from "../palette/open-palette.js";
import type { GuardValues } from "../policies/guard-options.js";
import { openCostEstimator, openGuard } from "../policies/open-guard.js";
import { readText } from "../read-text.js";
import { UsageError } from "../usage-error.js";
import { recommendationText } from "./recommendation-text.js";

export type RecommendationValues = GuardValues & {
  readonly demo: boolean;
  readonly project: string | undefined;
  readonly format: string;
  readonly cloud: readonly string[];
  readonly region: string | undefined;
  readonly budget: string | undefined;
};

/** Prints the recommendation. @throws {UsageError} if requirements or Palette cannot be read */
export async function runRecommendation(
  asked: string,
  values: RecommendationValues,
  host: Host,
): Promise<RecommendationReport> {
  const { demo, project, format } = values;
  const requirements = asked.startsWith("@") ? await requirementsIn(asked.slice(1), host) : asked;
  const reading = overruled(needsOf(requirements), overrulings(values));
  const report = await withPalette({ demo }, host, async (palette) => {
    const projects = await projectsOf(palette, project);
    const price = await openPrices(
      (parameters) => openCostEstimator(values, host, { parameters }),
      reading.needs.region,
    );
    const openJudge = (compliance: readonly Compliance[]) => openGuard(withPacks(values, compliance), host);
    return recommendProfiles({ palette, requirements: reading, projects, price, openGuard: openJudge });
  });
  host.out(written(report, format, host));
  return report;
}

async function requirementsIn(file: string, host: Host): Promise<Requirements> {
  const { settings, problems } = readSettings(await readText(file, host), requirementsSchema);
  if (problems === undefined) return settings;
  const [first] = problems;
  throw new UsageError(`${file}:${first?.place.line}:${first?.place.column}: ${first?.message}`);
}

function overrulings({ cloud, region, budget }: RecommendationValues): Requirements {
  const monthly = budget === undefined ? undefined : Number(budget);
  if (budget !== undefined && (!/^\d{1,9}(\.\d{1,2})?$/.test(budget) || monthly === undefined))
    throw new UsageError("--budget is an amount of dollars a month");
  const fields = {
    ...(cloud.length > 0 && { cloud }),
    ...(region !== undefined && { region }),
    ...(monthly !== undefined && { budget: { monthly } }),
  };
  const read = requirementsSchema.safeParse(fields);
  if (read.success) return read.data;
  throw new UsageError(`--cloud ${cloud.join(", ")}: there is no such cloud`);
}

/** Frameworks that have a pack of policies; the others are told by constraints alone. */
const judged: ReadonlySet<string> = new Set(["cis", "hipaa", "nsa", "pss"]);

function withPacks(values: RecommendationValues, compliance: readonly Compliance[]): GuardValues {
  const framework = compliance.filter((each) => judged.has(each));
  return framework.length === 0 ? values : { ...values, framework, pack: ["default"] };
}

async function projectsOf(palette: PaletteClient, wanted: string | undefined): Promise<readonly string[]> {
  const known = await palette.tenant.projects();
  const found = known.filter(({ name, uid }) => wanted === undefined || name === wanted || uid === wanted);
  if (found.length === 0 && wanted !== undefined)
    throw new UsageError(`there is no project \`${wanted}\` that this key sees`);
  return found.flatMap(({ uid }) => (uid === undefined ? [] : [uid]));
}

function written(report: RecommendationReport, format: string, { colours }: Host): TerminalText {
  if (format === "json") return jsonData(`${JSON.stringify(report, undefined, 2)}\n`);
  return format === "markdown"
    ? rawData(recommendationMarkdown(report))
    : recommendationText(report, colours);
}
