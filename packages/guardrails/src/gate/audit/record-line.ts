// A record and its line: canonical JSON both ways, so that no two lines are the same record.
import { canonicalJson, parseJson, valueFromJavaScript, valueToJavaScript } from "@palisade/language";
import { type AuditRecord, auditRecordSchema, digestOf } from "./audit-record.js";

/** Without its line break. */
export function writeRecordLine(record: AuditRecord): string {
  return canonicalJson(valueFromJavaScript(record));
}

/** A record, or why the line is none that this product wrote. */
export type ReadLine = { readonly record: AuditRecord } | { readonly problem: string };

/** Checks the record by itself: its form, and that its digest is its own. */
export function readRecordLine(line: string): ReadLine {
  try {
    const value = parseJson(line);
    if (canonicalJson(value) !== line) return { problem: "it is not written as canonical JSON" };
    const { data, error } = auditRecordSchema.safeParse(valueToJavaScript(value));
    if (data === undefined) return { problem: `it is no record: ${error.issues[0]?.path.join(".") ?? ""}` };
    const { digest, ...rest } = data as AuditRecord;
    return digestOf(rest) === digest ? { record: data as AuditRecord } : { problem: "its digest is another" };
  } catch {
    return { problem: "it is no JSON" };
  }
}
