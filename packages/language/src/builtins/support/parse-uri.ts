// URIs taken apart as Go's net/url does it, with its leniency and its errors.
import { quote } from "../../values/rego-text.js";
import { encodeUtf8 } from "../../values/utf8.js";
import { BuiltinError } from "../builtin-error.js";
import { parseAddress } from "./ip-network.js";
import { unescapePercent } from "./query-escape.js";

export type UriParts = {
  readonly scheme: string;
  readonly hostname: string;
  readonly port: string;
  readonly path: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly fragment: string;
};

/** What may stand in a host; bytes beyond ASCII may too. */
const hostCharacter = /[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"\u0080-\uffff]/;
const userInformation = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const pathCharacter = /[A-Za-z0-9\-._~$&+,/:;=@]/;
const port = /^(?::[0-9]*)?$/;

/** @throws {BuiltinError} in Go's words. */
export function parseUri(uri: string): UriParts {
  const hash = uri.indexOf("#");
  const main = hash < 0 ? uri : uri.slice(0, hash);
  const parts = named(main, () => parseWithoutFragment(main));
  const fragment = hash < 0 ? "" : named(uri, () => unescapePercent(uri.slice(hash + 1)));
  return { ...parts, fragment };
}

function named<Result>(uri: string, parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(`parse ${quote(uri)}: ${error.message}`, undefined, { cause: error });
  }
}

const nothing = { scheme: "", hostname: "", port: "", path: "", rawPath: "", rawQuery: "", fragment: "" };

function parseWithoutFragment(uri: string): UriParts {
  if (/(?![\u0080-\u009f])\p{Cc}/u.test(uri)) {
    throw new BuiltinError("net/url: invalid control character in URL");
  }
  if (uri === "*") return { ...nothing, path: "*", rawPath: "*" };
  const { scheme, after } = splitScheme(uri);
  const question = after.indexOf("?");
  const rest = question < 0 ? after : after.slice(0, question);
  const rawQuery = question < 0 ? "" : after.slice(question + 1);
  if (!rest.startsWith("/")) {
    // A scheme without a slash behind it, as in `mailto:x`: what follows is opaque.
    if (scheme !== "") return { ...nothing, scheme, rawQuery };
    if (rest.split("/")[0]?.includes(":") === true) {
      throw new BuiltinError("first path segment in URL cannot contain colon");
    }
  }
  if (!rest.startsWith("//") || (scheme === "" && rest.startsWith("///"))) {
    return { ...nothing, scheme, rawQuery, ...pathParts(rest) };
  }
  const slash = rest.indexOf("/", 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  const host = parseAuthority(scheme, authority);
  return { ...nothing, scheme, rawQuery, ...host, ...pathParts(slash < 0 ? "" : rest.slice(slash)) };
}

function splitScheme(uri: string): { readonly scheme: string; readonly after: string } {
  if (uri.startsWith(":")) throw new BuiltinError("missing protocol scheme");
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(uri);
  if (match === null) return { scheme: "", after: uri };
  return { scheme: (match[1] as string).toLowerCase(), after: uri.slice(match[0].length) };
}

/** The raw path is shown only where escaping the path would not give it back. */
function pathParts(raw: string): { readonly path: string; readonly rawPath: string } {
  const path = unescapePercent(raw);
  return { path, rawPath: escapePath(path) === raw ? path : raw };
}

export function escapePath(path: string): string {
  let escaped = "";
  for (const byte of encodeUtf8(path)) {
    const character = String.fromCharCode(byte);
    const plain = byte < 0x80 && pathCharacter.test(character);
    escaped += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return escaped;
}

function parseAuthority(scheme: string, authority: string) {
  const at = authority.lastIndexOf("@");
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at >= 0) {
    const user = authority.slice(0, at);
    if (!userInformation.test(user)) throw new BuiltinError("net/url: invalid userinfo");
    unescapePercent(user);
  }
  return splitPort(host);
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf("[");
  if (bracket > 0) throw new BuiltinError("invalid IP-literal");
  if (bracket === 0) return parseLiteral(host);
  const first = host.indexOf(":");
  if (first >= 0) {
    // Databases list several hosts with ports; only the web is strict.
    const strict = scheme === "http" || scheme === "https";
    requirePort(host.slice(strict ? first : host.lastIndexOf(":")));
  }
  return unescapeHost(host);
}

/** `[::1]:80`. */
function parseLiteral(host: string): string {
  const close = host.lastIndexOf("]");
  if (close < 0) throw new BuiltinError("missing ']' in host");
  requirePort(host.slice(close + 1));
  const inner = host.slice(1, close);
  const zone = inner.indexOf("%25");
  const address = unescapeHost(zone < 0 ? inner : inner.slice(0, zone));
  const zoneName = zone < 0 ? "" : unescapePercent(inner.slice(zone));
  const parsed = parseAddress(address);
  if (parsed === undefined) {
    throw new BuiltinError(`invalid host: ParseAddr(${quote(address + zoneName)}): unable to parse IP`);
  }
  if (parsed.bits === 32) throw new BuiltinError("invalid IP-literal");
  return `[${address}${zoneName}]${host.slice(close + 1)}`;
}

function requirePort(text: string): void {
  if (!port.test(text)) throw new BuiltinError(`invalid port ${quote(text)} after host`);
}

/** In hosts only bytes beyond ASCII may be escaped. */
function unescapeHost(host: string): string {
  for (let at = 0; at < host.length; at++) {
    const character = host[at] as string;
    const triple = host.slice(at, at + 3);
    if (character === "%") {
      if (!/^%[0-9a-fA-F]{2}$/.test(triple) || (/^%[0-7]/.test(triple) && triple !== "%25")) {
        throw new BuiltinError(`invalid URL escape ${quote(triple)}`);
      }
      at += 2;
    } else if (!hostCharacter.test(character)) {
      throw new BuiltinError(`invalid character ${quote(character)} in host name`);
    }
  }
  return unescapePercent(host);
}

function splitPort(host: string): { readonly hostname: string; readonly port: string } {
  const colon = host.lastIndexOf(":");
  const hasPort = colon >= 0 && port.test(host.slice(colon));
  const name = hasPort ? host.slice(0, colon) : host;
  const bare = name.startsWith("[") && name.endsWith("]") ? name.slice(1, -1) : name;
  return { hostname: bare, port: hasPort ? host.slice(colon + 1) : "" };
}
