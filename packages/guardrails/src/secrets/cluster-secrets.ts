// What Kubernetes, its tools and container registries keep secrets in.
import type { Detector, Span } from "../sensitive/detector.js";
import { type Pattern, patternDetector } from "../sensitive/pattern-detector.js";
import { entropy } from "./randomness.js";
import { isSecretValue } from "./secret-value.js";
import { isStandIn } from "./stand-in.js";

/** Documents are longer than this only if most of it is one value. */
const reach = 20_000;

const secretKind = /\\{0,2}["']?kind\\{0,2}["']?\s{0,4}:\s{0,4}\\{0,2}["']?secret(?![\w-])/iy;
const block = /(?:^|[\n{,;]|\\n)[ \t"'\\]{0,40}(stringData|data)\\{0,2}["']?\s{0,3}:\s{0,3}/g;
const entry =
  /(?:^|[\n{,]|\\n)[ \t"'\\]{0,40}([\w.-]{1,253})\\{0,2}["']?\s{0,3}:\s{0,3}(?:[|>][-+]?\s{1,40})?\\{0,2}["']?([^\s"',}\\]{2,8000})/g;
const nextSection =
  /[\n,}]\s{0,20}["'\\]{0,3}(?:kind|metadata|type|apiVersion|immutable)["'\\]{0,3}\s{0,3}:|\n---/;

/** Entries of a Secret that others may read. */
const publicEntry =
  /^(?:user(?:name)?|host(?:name)?|port|namespace|ca\.crt|tls\.crt|.*\.crt|.*\.pub|url|server|name|email|region|database|dbname|db|endpoint|type|project)$/i;

export const clusterSecrets: readonly Detector[] = [
  { kind: "kubernetes-secret", marks: ["kind:", 'kind"', "kind'", "kind\\"], find: findSecretEntry },
  patternDetector({
    kind: "kubeconfig-key",
    marks: ["client-key-data"],
    pattern: /client-key-data\\{0,2}["']?\s{0,4}:\s{0,4}\\{0,2}["']?(?<value>[A-Za-z0-9+/]{24,12000}={0,2})/y,
    accepts: (value) => !isStandIn(value),
  }),
  patternDetector({
    kind: "docker-config-auth",
    marks: ['"auth', "auth\\"],
    pattern: /auth\\{0,2}"\s{0,4}:\s{0,4}\\{0,2}"(?<value>[A-Za-z0-9+/]{8,4000}={0,2})\\{0,2}"/y,
    before: -1,
    accepts: isLogin,
  }),
  patternDetector({
    kind: "docker-config-auth",
    marks: ["auth\\"],
    pattern: /auth\\{1,3}"\s{0,4}:\s{0,4}\\{0,3}"(?<value>[A-Za-z0-9+/]{8,4000}={0,2})\\{0,3}"/y,
    accepts: isLogin,
  }),
  patternDetector({
    kind: "docker-config-auth",
    marks: [".dockerconfigjson", ".dockercfg"],
    pattern:
      /\.docker(?:configjson|cfg)\\{0,2}["']?\s{0,4}[:=]\s{0,4}(?:[|>][-+]?\s{1,40})?\\{0,2}["']?(?<value>eyJ[A-Za-z0-9+/]{16,12000}={0,2})/y,
  }),
  dotted({
    kind: "kubeadm-token",
    marks: ["."],
    pattern: /(?<![\w.-])[a-z0-9]{6}\.[a-z0-9]{16}(?![\w-]|\.\w)/y,
    before: 6,
    accepts: isBootstrapToken,
  }),
  // Before 1.10, and of other makers that follow it: `s.` and 24 characters.
  dotted({
    kind: "vault-token",
    marks: ["."],
    pattern: /(?<![\w.])[sbr]\.[A-Za-z0-9]{24}(?![\w-]|\.\w)/y,
    before: 1,
    accepts: (value) => /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && !isStandIn(value),
  }),
  patternDetector({
    kind: "vault-unseal-key",
    marks: ["unseal key"],
    pattern: /unseal key(?: \d{1,2})?["']?\s{0,3}[:=]\s{0,3}["']?(?<value>[A-Za-z0-9+/]{40,100}={0,2})/iy,
  }),
  patternDetector({
    kind: "kubeadm-certificate-key",
    marks: ["certificate-key"],
    pattern: /certificate-key[\s=:"']{1,4}(?<value>[a-f0-9]{64})/y,
  }),
];

/** Most full stops end something: what follows by some way tells at once. */
function dotted(pattern: Pattern): Detector {
  const detector = patternDetector(pattern);
  return {
    ...detector,
    find: (text, at) =>
      isWordUnit(text, at + 12) && isWordUnit(text, at - 1) ? detector.find(text, at) : undefined,
  };
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}

/** Sixteen hexadecimal digits end the name of an event; a token has letters of the whole alphabet, and digits. */
function isBootstrapToken(value: string): boolean {
  const [id = "", secret = ""] = value.split(".");
  if (/^[0-9a-f]+$/.test(secret) || !/\d/.test(secret) || !/[a-z]/.test(secret)) return false;
  return (
    entropy(secret) >= 2.9 && (/\d/.test(id) || (secret.match(/\d/g)?.length ?? 0) >= 3) && !isStandIn(value)
  );
}

/** `user:password` in base64. */
function isLogin(value: string): boolean {
  const plain = fromBase64(value);
  const colon = plain?.indexOf(":") ?? -1;
  return plain !== undefined && colon >= 0 && plain.length > colon + 1 && !isStandIn(plain.slice(colon + 1));
}

/** The first entry that holds a secret; the next are found when the text is read again without it. */
function findSecretEntry(text: string, at: number): Span | undefined {
  let begin = at;
  while (begin > 0 && begin > at - 3 && /["'\\]/.test(text.charAt(begin - 1))) begin--;
  secretKind.lastIndex = begin;
  if (!secretKind.test(text)) return undefined;
  const { start, end } = documentAround(text, at);
  const document = text.slice(start, end);
  for (const { index, 0: head, 1: name } of document.matchAll(block)) {
    const from = index + head.length;
    const body = untilNextSection(document.slice(from));
    const span = secretWithin(body, name === "data");
    if (span !== undefined) return { start: start + from + span.start, end: start + from + span.end };
  }
  return undefined;
}

/** Up to the next document, or the next of these kinds, so that no part of a text is read often. */
function documentAround(text: string, at: number): Span {
  const least = Math.max(0, at - reach);
  const before = text.slice(least, at);
  const kind = Math.max(0, before.lastIndexOf("kind"));
  const mark = before.slice(kind).lastIndexOf("\n---");
  const after = text.slice(at + 4, at + reach);
  const end = after.search(/\n---|kind["'\\]{0,3}\s{0,4}:/);
  return {
    start: least + kind + Math.max(0, mark),
    end: end < 0 ? Math.min(text.length, at + reach) : at + 4 + end,
  };
}

function untilNextSection(rest: string): string {
  const end = rest.search(nextSection);
  return end < 0 ? rest : rest.slice(0, end);
}

function secretWithin(body: string, isEncoded: boolean): Span | undefined {
  for (const match of body.matchAll(entry)) {
    const [whole, name = "", value = ""] = match;
    if (publicEntry.test(name) || isStandIn(value) || !holdsSecret(value, isEncoded)) continue;
    const start = match.index + whole.lastIndexOf(value);
    return { start, end: start + value.length };
  }
  return undefined;
}

/** Its example in the documentation of Kubernetes, known to everyone. */
const documented: ReadonlySet<string> = new Set(["1f2d1e2e67df", "t0p-Secret", "mypassword"]);

function holdsSecret(value: string, isEncoded: boolean): boolean {
  const plain = isEncoded ? fromBase64(value) : value;
  if (plain === undefined) return false;
  // Bytes that are no text are keys.
  if (/[^\t\n\r\x20-\x7e]/.test(plain)) return plain.length >= 8 && isEncoded;
  return !documented.has(plain.trim()) && isSecretValue(plain.trim());
}

function fromBase64(value: string): string | undefined {
  const digits = value.replace(/(?<!=)=+$/, "");
  if (!/^[A-Za-z0-9+/]{4,}$/.test(digits) || digits.length % 4 === 1) return undefined;
  return atob(digits);
}
