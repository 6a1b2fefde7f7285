// A record in the Common Event Format, for systems that watch over others.
import { escapeText } from "@palisade/language";
import type { AuditRecord } from "../audit-record.js";
import { type RecordFacts, recordFacts } from "../record-facts.js";

/** From 0 to 10. */
const severities: Readonly<Record<NonNullable<RecordFacts["effect"]>, number>> = {
  allow: 1,
  require_approval: 5,
  deny: 8,
};

/**
 * One line, without its break.
 * @param version of the product that writes it
 * @example writeCefEvent(record, "1.0.0") // CEF:0|Palisade|Palisade|1.0.0|decision|decision: deny|8|rt=… act=deny …
 */
export function writeCefEvent(record: AuditRecord, version: string): string {
  const { effect, principal, rules, decision, run, told } = recordFacts(record);
  const { at, kind, tenant, project, log, sequence, digest } = record;
  const severity = effect === undefined ? 3 : severities[effect];
  const name = effect === undefined ? kind : `${kind}: ${effect}`;
  const header = ["Palisade", "Palisade", version, kind, name, String(severity)].map(headerText);
  const fields: Readonly<Record<string, string | undefined>> = {
    rt: String(Date.parse(at)),
    act: effect,
    suser: principal,
    externalId: decision,
    reason: rules.length === 0 ? undefined : rules.join(" "),
    msg: told === "" ? undefined : told,
    cn1Label: "sequence",
    cn1: String(sequence),
    ...labelled("cs1", "log", log),
    ...labelled("cs2", "digest", digest),
    ...labelled("cs3", "tenant", tenant),
    ...labelled("cs4", "project", project),
    ...labelled("cs5", "run", run),
  };
  const extension = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${fieldText(value)}`],
  );
  return `CEF:0|${header.join("|")}|${extension.join(" ")}`;
}

function labelled(key: string, label: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [`${key}Label`]: label, [key]: value };
}

function headerText(text: string): string {
  return escapeText(text).replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}

function fieldText(text: string): string {
  return escapeText(text).replaceAll("\\", "\\\\").replaceAll("=", "\\=");
}
