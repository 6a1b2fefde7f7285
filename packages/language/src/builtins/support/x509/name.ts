// Distinguished names: who issued a certificate, and to whom.
import { decodeUtf8 } from "../../../values/utf8.js";
import { BuiltinError } from "../../builtin-error.js";
import { DerReader, readIa5, tags } from "./der.js";

export type Attribute = { readonly type: readonly number[]; readonly value: string };

function invalid(what = ""): BuiltinError {
  return new BuiltinError(`x509: invalid RDNSequence${what}`);
}

/** Every attribute in order; which of them stood together is not kept. @throws {BuiltinError} */
export function readName(raw: Uint8Array): readonly Attribute[] {
  const sequence = new DerReader(raw).enter(tags.sequence);
  if (sequence === undefined) throw invalid();
  const attributes: Attribute[] = [];
  while (!sequence.empty) {
    const set = sequence.enter(tags.set);
    if (set === undefined) throw invalid();
    while (!set.empty) attributes.push(readAttribute(set.enter(tags.sequence)));
  }
  return attributes;
}

function readAttribute(reader: DerReader | undefined): Attribute {
  if (reader === undefined) throw invalid(": invalid attribute");
  const type = reader.objectIdentifier();
  if (type === undefined) throw invalid(": invalid attribute type");
  const element = reader.next();
  if (element === undefined) throw invalid(": invalid attribute value");
  const value = texts.get(element.tag);
  if (value === undefined)
    throw invalid(`: invalid attribute value: unsupported string type: ${element.tag}`);
  const text = value.read(element.contents);
  if (text === undefined) throw invalid(`: invalid attribute value: invalid ${value.name}`);
  return { type, value: text };
}

type TextReader = { readonly name: string; readonly read: (contents: Uint8Array) => string | undefined };

const texts: ReadonlyMap<number, TextReader> = new Map<number, TextReader>([
  [tags.utf8String, { name: "UTF-8 string", read: readUtf8 }],
  [tags.printableString, { name: "PrintableString", read: matching(/^[A-Za-z0-9'()+,\-./ :=?*&]*$/) }],
  [tags.numericString, { name: "NumericString", read: matching(/^[0-9 ]*$/) }],
  [tags.ia5String, { name: "IA5String", read: readIa5 }],
  // Never used as T.61 means it.
  [tags.t61String, { name: "T61String", read: (contents) => latin1(contents) }],
  [tags.bmpString, { name: "BMPString", read: readBmp }],
]);

function latin1(contents: Uint8Array): string {
  return Array.from(contents, (byte) => String.fromCharCode(byte)).join("");
}

function readUtf8(contents: Uint8Array): string | undefined {
  const text = decodeUtf8(contents);
  return text.isWellFormed() ? text : undefined;
}

function matching(pattern: RegExp) {
  return (contents: Uint8Array) => {
    const text = latin1(contents);
    return pattern.test(text) ? text : undefined;
  };
}

/** Two bytes a character, none of them a surrogate or one that never is a character. */
function readBmp(contents: Uint8Array): string | undefined {
  if (contents.length % 2 !== 0) return undefined;
  const codes = Array.from({ length: contents.length / 2 }, (_, index) => {
    return ((contents[index * 2] as number) << 8) | (contents[index * 2 + 1] as number);
  });
  if (codes.at(-1) === 0) codes.pop();
  const reserved = (code: number) =>
    code >= 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || (code >= 0xd800 && code <= 0xdfff);
  return codes.some(reserved) ? undefined : codes.map((code) => String.fromCharCode(code)).join("");
}
