// One record of the audit log: what happened, sealed to everything that happened before.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, "must be `sha256:` and 64 hexadecimal digits");

/** Every kind of event with its meaning: schema and documentation derive from it. */
export const auditEventKinds = {
  "log-opened": "the first record: which log this is, and how often it is signed",
  decision: "what was asked, as far as it may be stored, and what was decided",
  approval: "a step of an approval: requested, voted on, approved, denied, expired, cancelled, consumed",
  "run-started": "an action is about to be executed, and why it may",
  "run-ended": "what came of it: succeeded, failed, or unknown after a crash",
  call: "a call to somebody else's API",
  checkpoint: "a signature over the record before, and so over everything before it",
  "key-added": "a key that signs from here on, signed by the one before",
} as const;

export type AuditEventKind = keyof typeof auditEventKinds;

const kinds = Object.keys(auditEventKinds) as [AuditEventKind, ...AuditEventKind[]];

/** What happened. `details` is plain JSON, without secrets. */
export type AuditEvent = {
  readonly kind: AuditEventKind;
  readonly tenant?: string;
  readonly project?: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export const auditRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  log: z.string().describe("Which log it belongs to"),
  sequence: z.int().positive().describe("1, 2, 3, …: none is missing"),
  at: z.iso.datetime().describe("RFC 3339"),
  kind: z.enum(kinds),
  tenant: z.string().exactOptional(),
  project: z.string().exactOptional(),
  details: z.record(z.string(), z.unknown()),
  previous: digest.describe("The digest of the record before; of zeros for the first"),
  digest: digest.describe("SHA-256 of this record without this field, as canonical JSON (RFC 8785)"),
});
export type AuditRecord = Readonly<z.infer<typeof auditRecordSchema>>;

export const auditHeadSchema = z.strictObject({ log: z.string(), sequence: z.int().positive(), digest });
/** Where a log ends: what the next record is sealed to. */
export type AuditHead = Pick<AuditRecord, "log" | "sequence" | "digest">;

/** Before the first record. */
export const noRecord = `sha256:${"0".repeat(64)}`;

/** @throws {TypeError} for details that have no JSON form */
export function digestOf(record: Omit<AuditRecord, "digest">): string {
  return canonicalDigest(valueFromJavaScript(record));
}
