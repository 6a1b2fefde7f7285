// Paths of files as URIs: relative to where the run was started, or absolute.
import { wellFormed } from "@palisade/language";

/** @example fileUri("deploy/side car.yaml") // { uri: "deploy/side%20car.yaml", isRelative: true } */
export function fileUri(path: string): { readonly uri: string; readonly isRelative: boolean } {
  const encoded = wellFormed(path).split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${encoded}`, isRelative: false };
  if (/^[A-Za-z]:\//.test(path))
    return { uri: `file:///${path.slice(0, 2)}${encoded.slice(4)}`, isRelative: false };
  return { uri: encoded, isRelative: true };
}
