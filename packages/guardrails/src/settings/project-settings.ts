// The settings of a project, `palisade.yaml`: what is judged with what, what is left out, and what makes a run fail.
import { z } from "zod";
import { type Severity, severities } from "../contract/effect.js";
import { isPlain } from "../contract/is-plain.js";
import type { ReadOnly } from "../contract/read-only.js";

const pathSchema = z.string().min(1, { error: "is empty" });
const pathsSchema = z.array(pathSchema);

/** YAML takes `off` for `false`. */
const severityOrOffSchema = z.union([z.enum([...severities, "off"]), z.literal(false)], {
  error: `must be ${severities.map((severity) => `\`${severity}\``).join(", ")} or \`off\``,
});

export const projectSettingsSchema = z.strictObject({
  bundles: pathsSchema
    .min(1, { error: "is empty: nothing would be judged" })
    .exactOptional()
    .describe("Files of bundles to judge with, `palisade` for the one that ships; default: that one alone"),
  data: pathsSchema.exactOptional().describe("Files of JSON or YAML, laid over the data of every bundle"),
  parameters: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe("What packs are set to, by pack; laid over the bundles' own"),
  packs: z
    .array(z.string().min(1, { error: "is empty" }))
    .exactOptional()
    .describe("Packs of rules that judge configurations; default: `default`"),
  rules: z
    .record(z.string(), severityOrOffSchema)
    .exactOptional()
    .describe("Severities in the place of the rules' own, by id; `off` leaves a rule out"),
  preview: z
    .boolean()
    .exactOptional()
    .describe(
      "Whether findings of rules that are in preview count; default: they are told, and fail nothing",
    ),
  ignore: z
    .array(z.string().min(1, { error: "is empty" }))
    .exactOptional()
    .describe("What is not read, as in `.gitignore`, from the directory of this file"),
  failOn: z
    .enum(severities)
    .exactOptional()
    .describe("Findings of this severity or worse fail; default: medium"),
  strict: z
    .boolean()
    .exactOptional()
    .describe(
      "Whether what no rule looked at, exceptions that nothing needs, and attestations that say nothing fail the run, too",
    ),
  exceptions: pathsSchema.exactOptional().describe("Files of exceptions"),
  attestations: pathsSchema
    .exactOptional()
    .describe(
      "Files of what somebody answers for that no configuration shows, by the controls of frameworks",
    ),
  commentExceptions: z
    .boolean()
    .exactOptional()
    .describe("Whether comments (`# palisade-except: …`) except what they stand on; default: they do"),
  annotationExceptions: z
    .boolean()
    .exactOptional()
    .describe(
      "Whether objects may except themselves by the annotation `palisade/except`; default: they may not",
    ),
  baseline: pathSchema
    .exactOptional()
    .describe(
      "A file of findings that were there before, as `--write-baseline` writes it: findings are told from them",
    ),
  newOnly: z
    .boolean()
    .exactOptional()
    .describe("Whether only findings count that the baseline does not have"),
});

/** What `palisade.yaml` says. Paths are as written there: relative to its directory. */
export type ProjectSettings = ReadOnly<z.infer<typeof projectSettingsSchema>>;

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Parameters for a guard: those of the settings, with the severities of `rules`, the packs that judge and whether
 * previews count.
 */
export function parametersOf({ parameters = {}, packs, rules, preview }: ProjectSettings): Parameters {
  const severityOf = (chosen: Severity | "off" | false): string => (chosen === false ? "off" : chosen);
  const own = Object.entries(rules ?? {}).map(([rule, chosen]) => [rule, severityOf(chosen)] as const);
  const before = parameters["severities"] ?? {};
  const configuration = parameters["configuration"] ?? {};
  return {
    ...parameters,
    ...(packs !== undefined && isPlain(configuration) && { configuration: { ...configuration, packs } }),
    // What is no mapping stays what it is, to be refused.
    ...(own.length > 0 && isPlain(before) && { severities: { ...before, ...Object.fromEntries(own) } }),
    ...(preview === undefined ? {} : { preview }),
  };
}
