// The report of a compliance check, as it is published: programs read this, and every other format is made of it.
import { severities } from "@palisade/guardrails";
import { z } from "zod";

/** What was not looked at is `manual`, and never `pass`. */
export const controlStatuses = ["pass", "fail", "manual", "not_applicable"] as const;
export type ControlStatus = (typeof controlStatuses)[number];

/** What a status rests on. */
export const controlBases = [
  "rules",
  "scan",
  "rules_and_scan",
  "old_scan",
  "exception",
  "attestation",
  "not_seen",
  "person",
  "elsewhere",
] as const;
export type ControlBasis = (typeof controlBases)[number];

const day = z.iso.date();
const time = z.iso.datetime({ offset: true });
const status = z.enum(controlStatuses);
const score = z.number().min(0).max(100);

const placeSchema = z.strictObject({ file: z.string(), line: z.int(), column: z.int() });

const packSchema = z
  .strictObject({
    profile: z.string(),
    profileVersion: z.string().exactOptional(),
    pack: z.string(),
    version: z.string().exactOptional(),
    layer: z.string().exactOptional(),
  })
  .describe("Which pack of which profile it stands in");

const exceptionSchema = z.strictObject({
  id: z.string(),
  owner: z.string(),
  reason: z.string(),
  expires: day.describe("The last day on which it holds, in UTC"),
  isExpired: z.boolean(),
});

/** Texts in it come from manifests, profiles and clusters: data, never instructions. */
export const evidenceSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("finding"),
    rule: z.string(),
    severity: z.enum(severities),
    message: z.string(),
    fingerprint: z.string().describe("The same in the next check, wherever in the file it stands by then"),
    status: z.enum(["violation", "excepted"]),
    subject: z.string().exactOptional(),
    place: placeSchema.exactOptional(),
    pack: packSchema.exactOptional(),
    exception: exceptionSchema.exactOptional().describe("What excepts it, or did until a day"),
  }),
  z.strictObject({
    kind: z.literal("scan"),
    scan: z.string().describe("The id of the scan's log in Palette"),
    at: time.exactOptional().describe("When the scan ended; absent if Palette does not say"),
    isOld: z.boolean(),
    report: z.string().describe("Which of the scan's reports has the row: `master`"),
    testId: z.string().describe("As the scan numbers it: its benchmark may be of another version"),
    state: z.enum(["PASS", "FAIL", "WARN"]),
    description: z.string(),
    value: z.string().exactOptional().describe("What the scan saw"),
    remediation: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("rules"),
    looked: z.array(z.string()).describe("Rules that had something to look at, and found nothing"),
    notSeen: z
      .array(z.string())
      .exactOptional()
      .describe("Rules that stand for it, too, and had nothing to look at"),
  }),
  z.strictObject({
    kind: z.literal("attestation"),
    owner: z.string(),
    statement: z.string(),
    date: day,
    expires: day,
  }),
  z.strictObject({ kind: z.literal("acceptance"), ...exceptionSchema.shape }),
]);
export type ComplianceEvidence = z.infer<typeof evidenceSchema>;

const controlResultSchema = z.strictObject({
  id: z.string(),
  status,
  basis: z.enum(controlBases).describe("What the status rests on"),
  reason: z.string().describe("Why it stands as it does, or what is to be looked at, in words"),
  evidence: z.array(evidenceSchema),
  moreEvidence: z.int().positive().exactOptional().describe("How much evidence was left out"),
  disagreement: z
    .string()
    .exactOptional()
    .describe("Present if scan and configuration say different things of it"),
});
export type ControlOutcome = z.infer<typeof controlResultSchema>;

const countsSchema = z.strictObject({
  pass: z.int(),
  fail: z.int(),
  manual: z.int(),
  not_applicable: z.int(),
});
export type StatusCounts = z.infer<typeof countsSchema>;

export const noteSchema = z.strictObject({
  part: z.string().describe("What of the target it is about: `scans`, `profile aws-baseline`"),
  code: z.string(),
  message: z.string(),
  isGap: z
    .boolean()
    .describe("Whether something could not be read or judged that should have been: there is no answer then"),
});
export type ComplianceNote = z.infer<typeof noteSchema>;

const scanSchema = z.strictObject({
  id: z.string(),
  at: time.exactOptional(),
  ageDays: z.int().nonnegative().exactOptional(),
  isOld: z.boolean().describe("What passed in it passes no more; what failed still fails"),
  rows: z.int(),
  schedule: z.string().exactOptional().describe("When the scan runs by itself, as cron has it"),
  unmatched: z
    .array(
      z.strictObject({ report: z.string(), testId: z.string(), state: z.string(), description: z.string() }),
    )
    .describe("Rows that are about no control of the benchmark, as far as their texts tell"),
});

const targetSchema = z.strictObject({
  kind: z.enum(["manifests", "profile", "cluster"]),
  name: z.string(),
  uid: z.string().exactOptional(),
  project: z.string().exactOptional(),
  cloud: z.string().exactOptional(),
  distribution: z.string().exactOptional().describe("Whose control plane it is, if it is somebody else's"),
  documents: z.int().describe("How many documents rules were asked about, those made of packs included"),
  unlooked: z
    .array(z.strictObject({ what: z.string(), reason: z.string() }))
    .describe("What no rule looked at, and why"),
  scan: scanSchema.exactOptional().describe("The newest finished scan by kube-bench"),
  counts: countsSchema,
  score: score
    .exactOptional()
    .describe("Of 100: the passed of the passed and the failed; none where there are neither"),
  controls: z.array(controlResultSchema).describe("Every control of the framework, in its order"),
  notes: z.array(noteSchema),
});
export type TargetReport = z.infer<typeof targetSchema>;

const controlSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.int().exactOptional(),
  requirement: z.string().exactOptional(),
  look: z.string().describe("What is to be looked at"),
  status: status.describe("Of all targets: `fail` if one fails, `manual` if one is not known"),
  counts: countsSchema.describe("How many targets stand how"),
});

const sectionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  counts: countsSchema,
  score: score.exactOptional(),
  controls: z.array(controlSchema),
});
export type SectionReport = z.infer<typeof sectionSchema>;

const trendSchema = z
  .strictObject({
    earlier: z.strictObject({ id: z.string(), at: time, score: score.exactOptional() }),
    change: z.number().exactOptional().describe("By how much the score rose or fell, over what both judged"),
    changes: z.array(
      z.strictObject({ target: z.string(), control: z.string(), before: status, now: status }),
    ),
    newTargets: z.array(z.string()),
    goneTargets: z.array(z.string()),
  })
  .describe("What became of an earlier report");
export type ComplianceTrend = z.infer<typeof trendSchema>;

export const complianceReportSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    id: z.uuid().describe("Follows from framework, targets and time"),
    generatedAt: time,
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    policies: z.array(z.strictObject({ bundle: z.string(), digest: z.string() })).describe("What judged"),
    framework: z.strictObject({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      claim: z.enum(["checks", "supports"]),
    }),
    scope: z.enum(["manifests", "profile", "cluster", "fleet"]),
    outcome: z
      .enum(["passed", "failed", "incomplete"])
      .describe("`incomplete`: something could not be read or judged, and so there is no answer"),
    failUnder: score
      .exactOptional()
      .describe("The score below which it fails; without it, any failed control fails it"),
    counts: countsSchema.describe("Over all targets"),
    score: score.exactOptional(),
    sections: z.array(sectionSchema),
    targets: z.array(targetSchema),
    trend: trendSchema.exactOptional(),
  })
  .meta({
    title: "Compliance of manifests, profiles and clusters",
    description: "How each control of a framework stands, and by what evidence",
  });

export type ComplianceReport = z.infer<typeof complianceReportSchema>;

/** The schema as JSON Schema 2020-12. */
export const complianceReportJsonSchema = (): unknown =>
  z.toJSONSchema(complianceReportSchema, { io: "output" });
