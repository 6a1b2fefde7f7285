// PEM: blocks of base 64 between lines of dashes, found as Go finds them.
import { BuiltinError } from "../../builtin-error.js";
import { decodeBase64, encodeBase64 } from "../base64.js";

export type PemBlock = {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What stands behind it. */
  readonly rest: string;
};

const begin = "-----BEGIN ";
const end = "\n-----END ";
const dashes = "-----";

/** The first well-formed block of a text. */
export function decodePem(text: string): PemBlock | undefined {
  let from = 0;
  for (;;) {
    // Of several beginnings before an end, the last one counts.
    const endAt = text.indexOf(end, from);
    if (endAt < 0) return undefined;
    const beginAt = text.slice(from, endAt).lastIndexOf(begin);
    const block = beginAt < 0 ? undefined : readBlock(text, from + beginAt, endAt);
    if (block !== undefined) return block;
    from = endAt + end.length;
  }
}

function readBlock(text: string, beginAt: number, endAt: number): PemBlock | undefined {
  if (beginAt > 0 && text[beginAt - 1] !== "\n") return undefined;
  const heading = lineAt(text, beginAt + begin.length);
  if (!heading.line.endsWith(dashes)) return undefined;
  const type = heading.line.slice(0, -dashes.length);
  let at = heading.next;
  let line = lineAt(text, at);
  while (line.line.includes(":") && at < text.length) {
    at = line.next;
    if (at > endAt + 1) return undefined;
    line = lineAt(text, at);
  }
  const after = endAt + end.length;
  if (!text.startsWith(type + dashes, after)) return undefined;
  const rest = lineAt(text, after + type.length + dashes.length);
  if (rest.line !== "") return undefined;
  const bytes = decodeBody(text.slice(at, Math.max(at, endAt)));
  return bytes && { type, bytes, rest: text.slice(rest.next) };
}

function decodeBody(body: string): Uint8Array | undefined {
  try {
    return decodeBase64(body.replaceAll(/[ \t]/g, ""), "standard");
  } catch (error) {
    if (error instanceof BuiltinError) return undefined;
    throw error;
  }
}

/** Without the space at its end, and where the next one starts. */
function lineAt(text: string, from: number): { readonly line: string; readonly next: number } {
  const newLine = text.indexOf("\n", from);
  const stop = newLine < 0 ? text.length : newLine;
  let last = stop > from && newLine >= 0 && text[stop - 1] === "\r" ? stop - 1 : stop;
  while (last > from && (text[last - 1] === " " || text[last - 1] === "\t")) last--;
  return { line: text.slice(from, last), next: newLine < 0 ? text.length : newLine + 1 };
}

export function encodePem(type: string, bytes: Uint8Array): string {
  const lines = encodeBase64(bytes, "standard").match(/.{1,64}/g) ?? [];
  return [`${begin}${type}${dashes}`, ...lines, `-----END ${type}${dashes}`, ""].join("\n");
}
