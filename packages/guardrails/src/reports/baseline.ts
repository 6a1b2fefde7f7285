// A baseline: the findings of an earlier run by their fingerprints, so that a gate can be about what is new.
import { isObject, readYaml } from "@palisade/language";
import { z } from "zod";
import { readSettings, type SettingsProblem } from "../settings/read-settings.js";
import type { Report, ReportedFinding } from "./report.js";
import { compareTexts } from "./tallies.js";

const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  findings: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{32}$/, { error: "must be 32 hexadecimal digits" }),
      rule: z.string(),
      /** For those who read the file: a finding is told by its fingerprint alone. */
      file: z.string().exactOptional(),
      subject: z.string().exactOptional(),
    }),
  ),
});

/** The fingerprints of findings that were there before. */
export type Baseline = ReadonlySet<string>;

/** What counts in a run, as a file: in an order and with lines that are good to compare. What is excepted is not in it. */
export function baselineText({ findings }: Pick<Report, "findings">): string {
  const entries = findings
    .filter(({ status }) => status === "violation")
    .map(({ fingerprint, rule, place, subject }) => ({
      fingerprint,
      rule,
      ...(place === undefined ? {} : { file: place.file }),
      ...(subject === undefined ? {} : { subject }),
    }))
    .map((entry) => ({
      entry,
      key: JSON.stringify([entry.file, entry.subject, entry.rule, entry.fingerprint]),
    }))
    .toSorted((left, right) => compareTexts(left.key, right.key));
  const lines = entries.map(({ entry }) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "findings": ${list}\n}\n`;
}

export type BaselineReading =
  | { readonly baseline: Baseline; readonly problems?: never }
  | { readonly baseline?: never; readonly problems: readonly SettingsProblem[] };

const noBaseline: SettingsProblem = {
  message: "this is no baseline: `--write-baseline` writes one",
  place: { line: 1, column: 1 },
};

/** Another file would be blamed field by field. What is no YAML may be anything, and is told as it is. */
function isBaseline(input: Uint8Array | string): boolean {
  const { documents, problems } = readYaml(input, { scalars: "kubernetes" });
  const value = documents[0]?.value ?? null;
  if (problems.length > 0) return true;
  return isObject(value) && Object.keys(baselineSchema.shape).every((name) => value.has(name));
}

/** A baseline that is half understood is none: what is wrong with it is told with its place. */
export function readBaseline(input: Uint8Array | string): BaselineReading {
  const { settings, problems } = readSettings(input, baselineSchema);
  if (problems !== undefined) return { problems: isBaseline(input) ? problems : [noBaseline] };
  return { baseline: new Set(settings.findings.map(({ fingerprint }) => fingerprint)) };
}

/** Each finding with whether it is new, and how many of the baseline were not found again. */
export function compareWithBaseline(
  findings: readonly ReportedFinding[],
  baseline: Baseline,
): { readonly findings: readonly ReportedFinding[]; readonly gone: number } {
  const compared = findings.map((finding): ReportedFinding => {
    const isKnown = baseline.has(finding.fingerprint);
    return { ...finding, baseline: isKnown ? "unchanged" : "new" };
  });
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return { findings: compared, gone: [...baseline].filter((each) => !found.has(each)).length };
}
