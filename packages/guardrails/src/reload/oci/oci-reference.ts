// What a bundle in a registry is called: `registry.example/team/palisade:v1`, or by its digest.
import { GuardError } from "../../guard-error.js";
import { isDigest } from "./content-digest.js";

export type OciReference = {
  /** Host, and port if it has one. */
  readonly registry: string;
  readonly repository: string;
  /** A tag, or the digest of a manifest, which goes before a tag. */
  readonly reference: string;
};

/** As the distribution specification has names and tags. */
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const longestName = 255;

/** Docker's registry has a name of its own for what is pulled from it. */
const hosts: ReadonlyMap<string, string> = new Map([["docker.io", "registry-1.docker.io"]]);

/**
 * A registry, a repository, and a tag or a digest: none of them is guessed.
 * @throws {GuardError} `invalid_options`
 */
export function readOciReference(text: string): OciReference {
  const slash = text.indexOf("/");
  const registry = text.slice(0, Math.max(slash, 0));
  if (!isHost(registry)) throw invalid("begins with the registry's host");
  const rest = text.slice(slash + 1);
  const at = rest.indexOf("@");
  const digest = at < 0 ? undefined : rest.slice(at + 1);
  if (digest !== undefined && !isDigest(digest))
    throw invalid("has another digest than `sha256:` or `sha512:` and its hexadecimal digits");
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.indexOf(":");
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !tagForm.test(tag)) throw invalid("has a tag that is none");
  const repository = colon < 0 ? named : named.slice(0, colon);
  if (repository.length > longestName || !repository.split("/").every((part) => component.test(part)))
    throw invalid("has a repository's name that is none");
  const reference = digest ?? tag;
  if (reference === undefined) throw invalid("names a tag or a digest");
  return { registry: hosts.get(registry) ?? registry, repository, reference };
}

/** What has neither a dot nor a port would be a part of the repository's name elsewhere. */
function isHost(text: string): boolean {
  if (!/[.:]/.test(text) && text !== "localhost") return false;
  const url = `https://${text}`;
  return URL.canParse(url) && new URL(url).host === text.replace(/:443$/, "");
}

function invalid(why: string): GuardError {
  return new GuardError("invalid_options", `the \`reference\` of a bundle in a registry ${why}`);
}
