// Data for a model: redacted, bounded, and in a fence that no text of a cluster can close.
import { randomBytes } from "node:crypto";
import { redact } from "@palisade/guardrails";

export type FencedData = {
  /** The block as it stands in the question. */
  readonly text: string;
  /** How the block is called in the instructions. */
  readonly label: string;
};

/**
 * @param most characters; what is longer is cut, and says so
 * @example fenced("evidence", [{ id: "event:1", text: "Back-off pulling image" }], 20_000)
 */
export function fenced(name: string, data: unknown, most: number): FencedData {
  const label = `${name}-${randomBytes(9).toString("base64url")}`;
  const json = JSON.stringify(redacted(data), undefined, 1) ?? "null";
  const cut =
    json.length > most ? `${json.slice(0, most)}\n(cut: ${json.length - most} characters more)` : json;
  return { label, text: `<<<${label}\n${cut}\n${label}>>>` };
}

/** Every text without its credentials and personal data. */
function redacted(value: unknown): unknown {
  if (typeof value === "string") return redact(value).text;
  if (Array.isArray(value)) return value.map(redacted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [redact(key).text, redacted(each)]));
}
