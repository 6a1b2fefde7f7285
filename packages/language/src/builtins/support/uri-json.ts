// URIs as the JSON of Go's url.URL shows them.
import { parseUri } from "./parse-uri.js";

/** The URI has been parsed before. */
export function uriJson(uri: string): Readonly<Record<string, unknown>> {
  const parts = parseUri(uri);
  const main = uri.split("#")[0] ?? "";
  const after = main.slice(parts.scheme === "" ? 0 : parts.scheme.length + 1);
  const question = after.indexOf("?");
  const rest = question < 0 ? after : after.slice(0, question);
  const opaque = parts.scheme !== "" && !rest.startsWith("/");
  const authority = rest.startsWith("//") ? (rest.slice(2).split("/")[0] ?? "") : "";
  const at = authority.lastIndexOf("@");
  return {
    Scheme: parts.scheme,
    Opaque: opaque ? rest : "",
    User: at < 0 ? null : {},
    Host: authority.slice(at + 1),
    Path: parts.path,
    RawPath: parts.rawPath === parts.path || opaque ? "" : canonicalPath(rest, authority, parts),
    OmitHost: parts.scheme !== "" && rest.startsWith("/") && !rest.startsWith("//"),
    ForceQuery: question >= 0 && parts.rawQuery === "",
    RawQuery: parts.rawQuery,
    Fragment: parts.fragment,
    RawFragment: "",
  };
}

/** Empty where escaping the path as usual gives it back. */
function canonicalPath(rest: string, authority: string, { path }: { readonly path: string }): string {
  const raw = rest.startsWith("//") ? rest.slice(2 + authority.length) : rest;
  const usual = encodeURI(path).replaceAll(/[!'()*#?[\]]/g, percent);
  return raw === usual ? "" : raw;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** As Go writes it again: schemes in lower case. */
export function normalisedUri(uri: string): string {
  const { scheme } = parseUri(uri);
  return scheme + uri.slice(scheme.length);
}
