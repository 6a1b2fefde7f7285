// The formats that `format` names; unknown ones, and values that are no texts, always pass.
import { BuiltinError } from "../../builtin-error.js";
import { compileRegexp } from "../go-regexp.js";
import { parseAddress } from "../ip-network.js";
import { parseUri } from "../parse-uri.js";
import { parseTime } from "../time/parse-time.js";
import { parseMailbox } from "../x509/domain-name.js";

const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const hostname = new RegExp(`^${label}(?:\\.${label})*$`);
const uuid = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/i;
const pointer = /^(?:\/(?:[^~/]|~[01])*)*$/;
const relativePointer = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;

const time = ["15:04:05Z07:00", "15:04:05"];
const date = ["2006-01-02"];
const dateTime = [...time, ...date, "2006-01-02T15:04:05Z07:00"];

const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ["date", isTime(date)],
  ["time", isTime(time)],
  ["date-time", isTime(dateTime)],
  ["hostname", (text: string) => text.length < 256 && hostname.test(text)],
  ["email", isEmail],
  ["idn-email", isEmail],
  ["ipv4", (text: string) => text.includes(".") && parseAddress(text) !== undefined],
  ["ipv6", (text: string) => text.includes(":") && parseAddress(text) !== undefined],
  ["uri", isUri],
  ["iri", isUri],
  ["uri-reference", isUriReference],
  ["iri-reference", isUriReference],
  ["uri-template", isUriTemplate],
  ["uuid", (text: string) => uuid.test(text)],
  ["regex", (text: string) => succeeds(() => compileRegexp(text))],
  ["json-pointer", (text: string) => pointer.test(text)],
  ["relative-json-pointer", (text: string) => relativePointer.test(text)],
]);

export function hasFormat(format: string, text: string): boolean {
  return formats.get(format)?.(text) ?? true;
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof BuiltinError) return false;
    throw error;
  }
}

function isTime(layouts: readonly string[]) {
  return (text: string) => layouts.some((layout) => succeeds(() => parseTime(layout, text)));
}

/** An address alone, or in angle brackets behind a name. */
function isEmail(text: string): boolean {
  const bracketed = /^[^<>@]*<([^<>]+)>$/.exec(text.trim());
  return parseMailbox(bracketed?.[1] ?? text.trim()) !== undefined;
}

function isUriReference(text: string): boolean {
  return !text.includes("\\") && succeeds(() => parseUri(text));
}

function isUri(text: string): boolean {
  return isUriReference(text) && parseUri(text).scheme !== "";
}

/** Braces have to be closed. */
function isUriTemplate(text: string): boolean {
  return isUriReference(text) && /^[^{]*(?:\{[^}]*\}[^{]*)*$/.test(parseUri(text).path);
}
