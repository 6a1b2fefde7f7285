// Values with a name before them that says they are secret: settings, flags, headers, attributes.
import type { Detector } from "../sensitive/detector.js";
import { patternDetector } from "../sensitive/pattern-detector.js";
import { entropy } from "./randomness.js";
import { isSecretAmongWords, isSecretValue, withoutPunctuation } from "./secret-value.js";
import { isStandIn } from "./stand-in.js";

const marks = [
  "pass",
  "pwd",
  "pw:",
  "pw=",
  "psk",
  "secret",
  "token",
  "credential",
  "creds",
  "key",
  "_auth",
] as const;

/** The rest of an address, and closing signs, do not belong to a value; a password may end in one `!`. */
function withoutTail(value: string): string {
  const next = value.search(/&[\w.-]{1,40}=/);
  const own = next < 0 ? value : value.slice(0, next);
  const bare = withoutPunctuation(own);
  return own === `${bare}!` || own === `${bare}?` ? own : bare;
}

/** More than these are a row of names and values, each of which is found by itself. */
const mostNames = 4;

function isOneName(value: string): boolean {
  return value.split("=").length <= mostNames + 1;
}

/** What stands behind the last name of `API_KEY=DD_API_KEY=…`. */
function accepts(value: string): boolean {
  return (
    isOneName(value) &&
    isSecretValue(withoutTail(value.replace(/^(?:[A-Za-z_][\w.-]{0,60}=){1,3}(?=[^=])/, "")))
  );
}

/** `DB_PASSWORD=…`, `"apiKey": "…"`, `secret_key: …`, `password>…<`, `:token => '…'`. */
const assignment =
  /(?:pass(?:w(?:or)?d|wd|phrase|code)?|pwd|\bpw|\bpsk|creds|(?<!(?:csrf|xsrf|next|page|sync|public|continuation|cancell?ation|device|design|max|num|of|per|input|output|prompt|completion|total|cached)[_.\s-]{0,1})token|secret|credentials?|_auth|(?<=(?:api|app|access|account|admin|auth|consumer|deploy|encryption|encrypt|decryption|license|licence|master|private|root|secret|service|session|shared|signing|signature|storage|ssh|write|integration|subscription|sas|hmac|jwt|cookie|webhook|client|server|bot|dev|developer|ingest|ingestion|server|vault|recovery|unseal|registration|routing|sdk|security|ssl|tls|account|provider|security|x)[_.\s-]{0,1})key)(?:s|[_.-]{0,1}(?:value|data|base64|b64|string|raw|plain|plaintext|hash|prod|production|live|dev|test|staging|primary|secondary|main|old|new|\d{1,2}))?(?:\\{0,3}["'`])?[\])]?(?:\s{0,16}(?::=|=>|={1,3}|:|\|)\s{0,16}|\s{0,2}>)(?:\\{0,3}["'`]|@["'])?(?:(?:Bearer|Basic|Token)\s{1,2})?(?<value>[^\s"'`,;<>\\]{6,200})/iy;

/** `--password …`, `--token "…"`, `-password …`, `IDENTIFIED BY '…'`. */
const flag =
  /(?<=(?:^|[\s"'`([,])--?(?:[a-z0-9]{1,20}-){0,3})(?:password|passwd|passphrase|pass|pwd|token|secret|api-key|apikey|secret-key|access-key|secret-access-key|client-secret|auth-token|key|credentials?)(?:\s{1,4}|=)["']?(?<value>[^\s"'`,;<>\\]{6,200})/iy;

/** Kubernetes' lists of variables: a name, and the value on the line below. */
const variable =
  /(?:pass(?:w(?:or)?d)?|pwd|token|secret|credentials?|key)\\{0,2}["']?\s{0,4}[,\n\r]\s{0,20}-?\s{0,2}\\{0,2}["']?value\\{0,2}["']?\s{0,4}[:=]\s{0,4}\\{0,2}["']?(?<value>[^\s"'`,;<>\\]{6,200})/iy;

/** `define('DB_PASSWORD', '…')`, `.withPassword("…")`. */
const argument =
  /(?:pass(?:w(?:or)?d|phrase)?|pwd|secret|token|credential|(?<=[_-]|api|access)key)["'`]?\s{0,2}[,(]\s{0,2}["'`](?<value>[^\s"'`]{6,200})["'`]/iy;

/** `ConvertTo-SecureString "…" -AsPlainText`. */
const secureString = /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?["'](?<value>[^"'\r\n]{4,200})["']/iy;

/** `Cookie: session=…`. */
const cookie =
  /cookie\\{0,2}["']?:\s{0,4}(?:[^;\r\n]{1,200};\s{0,2}){0,8}?[\w.-]{0,40}(?:sess(?:ion)?|sid|auth|token|jwt)[\w.-]{0,40}=(?<value>[^;\s"']{16,2000})/iy;

/** `the password for root is …`, `token I use: …`, `with password …`. */
const said =
  /(?<![A-Za-z-])(?:password|passphrase|passcode|pwd|token|secret|credentials?|(?<=(?:api|access|secret|private|license|auth|app|account|encryption|signing|master|admin|the)[\s_-])key)s?(?:\s{1,2}(?!is|was|to|are|will|does|and|or|in|on|of)[a-z@.]{1,20}){0,4}(?:\s{0,2}[:=]\s{0,2}|\s{1,2}(?:is|was|to|are|as|be)\s{1,2}(?:(?:now|set\sto|currently|changed\sto|reset\sto|rotated\sto)\s)?|\s{1,2})["'`(]?(?<value>[^\s"'`,;<>\\-][^\s"'`,;<>\\]{7,200})/iy;

/** `Authorization: Bearer …`, and a bare `Bearer …`. */
const authorization =
  /authorization\\{0,3}["']?\s{0,4}[:=,]\s{0,4}\\{0,3}["']?(?:(?:bearer|basic|token|apikey|digest|key)[\s=]{1,4})?(?<value>[^\s"'`,;<>\\]{8,2000})/iy;
const bearer = /bearer\s{1,4}["']?(?<value>[A-Za-z0-9._~+/=-]{16,2000})/iy;
/** `X-Auth: …`, `Api-Token: …` and others that tell by their name are settings. */

const isHeaderValue = (value: string): boolean =>
  !isStandIn(value) &&
  !/^(?:bearer|basic|token|https?)$/i.test(value) &&
  /\d|[+/=_-]/.test(value) &&
  entropy(value) >= 2.5 &&
  !/^[a-z]+(?:[-_.][a-z]+)*$/i.test(value);

/** Forty digits of base64, which alone could be anything. */
const awsSecret =
  /(?:secret_?(?:access_?)?key|secret-access-key)\\{0,2}["']?\]?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,2}["']?(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/iy;

export const namedValues: readonly Detector[] = [
  patternDetector({
    kind: "aws-secret-key",
    marks: ["secret_access_key", "secret_key", "secretaccesskey", "secretkey", "secret-access-key"],
    pattern: awsSecret,
    accepts: (value) => !isStandIn(value) && entropy(value) >= 3.5,
  }),
  patternDetector({ kind: "assignment", marks, pattern: assignment, accepts, isGeneral: true }),
  patternDetector({
    kind: "assignment",
    marks: [...marks, "api-key", "client-secret"],
    pattern: flag,
    accepts,
    isGeneral: true,
  }),
  patternDetector({ kind: "assignment", marks, pattern: variable, accepts, isGeneral: true }),
  patternDetector({
    kind: "assignment",
    marks: ["passw", "passphrase", "passcode", "pwd", "token", "secret", "credential", "key"],
    pattern: said,
    accepts: (value) => isOneName(value) && isSecretAmongWords(value),
    isGeneral: true,
  }),
  patternDetector({
    kind: "authorization-header",
    marks: ["authorization"],
    pattern: authorization,
    accepts: isHeaderValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "assignment",
    marks: ["pass", "pwd", "secret", "token", "credential", "key"],
    pattern: argument,
    accepts,
    isGeneral: true,
  }),
  patternDetector({
    kind: "assignment",
    marks: ["ConvertTo-SecureString"],
    pattern: secureString,
    accepts: (value) => !isStandIn(value),
    isGeneral: true,
  }),
  patternDetector({
    kind: "session-cookie",
    marks: ["cookie"],
    pattern: cookie,
    accepts: isHeaderValue,
    isGeneral: true,
  }),
  patternDetector({
    kind: "bearer-token",
    marks: ["bearer"],
    pattern: bearer,
    accepts: isHeaderValue,
    isGeneral: true,
  }),
];
