// The settings of a project, `palisade.yaml`: what is judged with what, what is left out, and what makes a run fail.
import { z } from "zod";
import { type Severity, severities } from "../contract/effect.js";
import { isPlain } from "../contract/is-plain.js";
import type { ReadOnly } from "../contract/read-only.js";
import { hasPassword, isPostgresAddress } from "./database-address.js";

const pathSchema = z.string().min(1, { error: "is empty" });
const pathsSchema = z.array(pathSchema);

/** YAML takes `off` for `false`. */
const severityOrOffSchema = z.union([z.enum([...severities, "off"]), z.literal(false)], {
  error: `must be ${severities.map((severity) => `\`${severity}\``).join(", ")} or \`off\``,
});

const countSchema = z
  .int({ error: "must be a whole number" })
  .min(1, { error: "must be at least 1" })
  .max(1_000_000, { error: "must be at most 1000000" });

export const gateSettingsSchema = z.strictObject({
  database: z
    .string()
    .min(1, { error: "is empty" })
    .refine((name) => !(isPostgresAddress(name) && hasPassword(name)), {
      error: "has a password: give it as PGPASSWORD, or in ~/.pgpass",
    })
    .describe(
      "Where approvals and the history of sessions are kept, and the audit log if `audit` is not set: a SQLite file, or `postgres://user@host/database`",
    ),
  audit: pathSchema.exactOptional().describe("A folder for the audit log, as files of JSON lines"),
  signer: pathSchema
    .exactOptional()
    .describe("The private key that signs the audit log, as `palisade audit keys` makes it"),
  signEvery: countSchema.exactOptional().describe("After how many records it is signed; default: 100"),
  head: pathSchema
    .exactOptional()
    .describe("A file in which the end of the audit log is kept, on another disk: a cut tail is told by it"),
  approvalMinutes: countSchema
    .exactOptional()
    .describe("For how long an approval may be used, in minutes; default: 60"),
  sessionHours: countSchema
    .exactOptional()
    .describe("How far back policies see what was done, in hours; default: 24"),
});
/** What `gate` of `palisade.yaml` says. Paths are as written there. */
export type GateSettings = ReadOnly<z.infer<typeof gateSettingsSchema>>;

const nameSchema = z.string().min(1, { error: "is empty" });

const environmentSecretSchema = z.strictObject({
  env: nameSchema.describe("The name of a variable of the environment"),
});
const fileSecretSchema = z.strictObject({
  file: pathSchema.describe("A file that holds nothing else, such as one of a mounted Kubernetes Secret"),
});

const vaultSecretSchema = z.strictObject({
  address: z.url({ protocol: /^https?$/, error: "must be an address: https://…" }),
  mount: nameSchema.exactOptional().describe("Where the engine is mounted; default: `secret`"),
  path: nameSchema,
  field: nameSchema,
  namespace: nameSchema.exactOptional(),
  auth: z.union(
    [
      z.strictObject({ token: z.union([environmentSecretSchema, fileSecretSchema]) }),
      z.strictObject({
        kubernetes: z.strictObject({
          role: nameSchema,
          mount: nameSchema.exactOptional().describe("Where the method is mounted; default: `kubernetes`"),
          tokenFile: pathSchema
            .exactOptional()
            .describe("The token of the service account; default: where Kubernetes mounts it"),
        }),
      }),
    ],
    { error: "must be `token` or `kubernetes`" },
  ),
});

const awsSecretSchema = z.strictObject({
  secret: nameSchema.describe("Its name or ARN"),
  field: nameSchema.exactOptional().describe("Of a secret that is a JSON object"),
  region: nameSchema.exactOptional().describe("Default: that of the environment"),
  endpoint: z
    .url({ protocol: /^https?$/, error: "must be an address: https://…" })
    .exactOptional()
    .describe("Another address than AWS' own"),
});

/** Where a secret is kept: never the secret itself. */
export const secretSourceSchema = z.union(
  [
    environmentSecretSchema,
    fileSecretSchema,
    z.strictObject({
      vault: vaultSecretSchema.describe("The key-value engine, version 2, of HashiCorp Vault or OpenBao"),
    }),
    z.strictObject({
      aws: awsSecretSchema.describe("AWS Secrets Manager, with the credentials of the environment"),
    }),
  ],
  { error: "must say where it is kept: `env`, `file`, `vault` or `aws`" },
);

export const paletteSettingsSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "must be an address: https://…" })
    .describe("`https://api.spectrocloud.com`, or the host of your own Palette"),
  ca: pathSchema
    .exactOptional()
    .describe("PEM of the authorities that its certificate may be of, instead of the public ones"),
  tenant: z
    .string()
    .min(1, { error: "is empty" })
    .exactOptional()
    .describe("What the tenant is called in approvals and in the audit log; default: `palette`"),
  principals: z
    .record(
      z.string().min(1),
      z.strictObject({
        key: secretSourceSchema.describe(
          "Where the API key is kept that this principal's calls are made with",
        ),
        projects: z
          .array(z.string().min(1, { error: "is empty" }))
          .describe("Uids of the projects that this principal may see and change: no others"),
        confirm: pathSchema
          .exactOptional()
          .describe(
            "The private key, as `palisade approvals keys` makes it, that signs what this principal confirms when their client asks them: it counts where policies name its public key, and let a confirmation do",
          ),
      }),
    )
    .describe("Who may use Palette, by name. Somebody who is not here reads nothing"),
  environments: z
    .record(z.string().min(1), z.string().min(1))
    .exactOptional()
    .describe(
      "What kind of environment projects are, by uid: `staging`. One that is missing counts as production",
    ),
  environmentLabel: z
    .string()
    .min(1, { error: "is empty" })
    .exactOptional()
    .describe(
      "The label of clusters that says so where `environments` does not have their project; default: no label is believed",
    ),
  kubeconfigs: pathSchema
    .exactOptional()
    .describe("A folder into which kubeconfigs are put, if that is switched on"),
});
/** What `palette` of `palisade.yaml` says. Paths are as written there. */
export type PaletteSettings = ReadOnly<z.infer<typeof paletteSettingsSchema>>;

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
  gate: gateSettingsSchema
    .exactOptional()
    .describe(
      "Where the gate of this project keeps its approvals and its audit log, for the gate and for `palisade approvals` and `audit` alike",
    ),
  palette: paletteSettingsSchema
    .exactOptional()
    .describe("The Palette that `palisade mcp` speaks with, and who may use it; it needs a `gate`"),
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
