// E-mail addresses of people: not of teams, machines, examples, or those who stand in a commit by their trade.
import type { Detector, Span } from "../sensitive/detector.js";

const local = /[A-Za-z0-9._%+\p{L}-]/u;
const domain = /@(?:[\p{L}\d](?:[\p{L}\d-]{0,62}[\p{L}\d])?\.){1,8}[\p{L}]{2,24}(?![\p{L}\d-])/uy;
const longestLocal = 64;

/** Names of places to write to, and of users on machines. */
const roles =
  /^(?:no-?reply|do-?not-?reply|donot-?reply|info|support|help|helpdesk|admin|administrator|root|hello|hi|contact|sales|team|security|abuse|postmaster|webmaster|hostmaster|billing|marketing|press|media|jobs|careers|hr|legal|privacy|office|service|services|notifications?|alerts?|news|newsletter|updates?|mailer(?:-daemon)?|daemon|bounces?|git|github|gitlab|jenkins|ci|cd|bot|builds?|deploy(?:er)?|ops|devops|sre|platform|oncall|on-call|monitoring|system|user(?:name)?\d*|test(?:er|ing)?\d*|example|foo|bar|me|you|your|someone|somebody|name|email|mail|account|api|app|apps|dev|developers?|docs|feedback|community|maintainers?|owners?|registry|docker|kubernetes|k8s|cluster|kube|ec2-user|ubuntu|debian|centos|core|vagrant|ansible|terraform|vault|node|server|db|database|postgres|mysql|redis|service-?account|sa|robot|automation|scanner|cert-?manager|letsencrypt|acme|dns|ssl|tls|certs?|compliance|audit|dpo|subscribe|unsubscribe|list|lists|group|groups|announce|customer-?(?:service|care)|orders?|invoices?|payments?|booking|reservations?|recruiting|research|partner|partners|public|all|everyone|staff|guest|anonymous|nobody|default|sample|demo|placeholder|dummy|fake|john\.?doe|jane\.?doe|j\.?doe|first\.?last|firstname\.?lastname|first_?name|last_?name|jdoe|alice|bob|eve|mallory|joe|a|b|c|x|xx|xxx|abc)(?:[._+-]?(?:team|bot|dev|ops|prod|test|ci|admin|account|\d{1,6})){0,3}$/i;
/** A word of a place within a name: `platform-team`, `svc-backup`. */
const roleParts =
  /(?:^|[._+-])(?:team|bot|noreply|no-reply|svc|service|robot|ci|alerts?|support|admin|notifications?|builder|ops|dev|infra|system|group|list|user|users|test|sa)(?:$|[._+-])/i;
/** Set aside for examples and for networks of one's own, and where only machines have addresses. */
const machines =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|invalid|test|svc|cluster|home|corp|onion|gserviceaccount\.com|iam\.[\w.]+|amazonaws\.com|cloudapp\.net|compute\.[\w.]+|noreply\.github\.com|users\.noreply\.github\.com|docker\.(?:io|com)|gcr\.io|ghcr\.io|quay\.io|k8s\.io|azurecr\.io)$/i;
const examples =
  /(?:^|\.)(?:example\.(?:com|org|net|edu|io)|example|domain\.(?:com|tld)|test\.com|foo\.com|bar\.com|company\.com|yourcompany\.com|yourdomain\.com|mydomain\.com|email\.com|mail\.com)$/i;
/** `anna.berg`: a name and a family's. */
const fullName = /^\p{L}{2,}[._-](?:\p{L}[._-])?\p{L}{2,}\d{0,4}$/u;
/** Ends of files and of images that look like a domain. */
const fileEnds =
  /\.(?:service|timer|socket|mount|target|slice|scope|conf|yaml|yml|json|js|ts|py|sh|md|txt|png|jpg|svg|css|html|tar|gz|zip|rpm|deb|whl|lock|log)$/i;
/** Whoever wrote or keeps something says so, to be found. */
const byTrade =
  /(?:author|maintainer|maintained by|committer|co-authored-by|signed-off-by|reviewed-by|acked-by|tested-by|reported-by|suggested-by|codeowners?|copyright|\(c\)|©|owner|packager|vendor|uploaders?|changed-by|written by|commit [0-9a-f]{7,40})[^\n]{0,80}$/i;
/** A list of maintainers, as charts and packages have it. */
const listOfMaintainers =
  /(?:maintainers|authors|owners|contributors|author)["']?\s{0,3}[:=]\s{0,3}(?:[[{]\s{0,4})?[^:]{0,40}(?:name|email|url|mail)?[\s\S]{0,160}$/i;

export const emailAddresses: Detector = { kind: "email-address", marks: ["@"], find: findAddress };

function findAddress(text: string, at: number): Span | undefined {
  domain.lastIndex = at;
  const match = domain.exec(text);
  if (match === null) return undefined;
  const start = startOfLocal(text, at);
  const name = text.slice(start, at);
  const host = match[0].slice(1);
  const span = { start, end: at + match[0].length };
  return name !== "" && isOfPerson(name, host) && !isElsewhere(text, span) ? span : undefined;
}

function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestLocal && local.test(text.charAt(start - 1))) start--;
  // An escape before it is none of it.
  if (text.charAt(start - 1) === "\\" && /^[nrt]/.test(text.slice(start, at))) start++;
  while (start < at && /[.%+-]/.test(text.charAt(start))) start++;
  return start;
}

function isOfPerson(name: string, host: string): boolean {
  const bare = name.replace(/\+.*/, "");
  if (roles.test(bare) || roleParts.test(bare) || !/\p{L}{2}/u.test(bare)) return false;
  if (machines.test(host) || fileEnds.test(host)) return false;
  return !examples.test(host) || fullName.test(bare);
}

/** A user in an address, a place to copy to, a secret's other half; or a person who is named for what they wrote. */
function isElsewhere(text: string, { start, end }: Span): boolean {
  if (
    /[/:]$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /:\/\/\S{0,80}$/.test(text.slice(Math.max(0, start - 90), start))
  )
    return true;
  if (/^:[\w~./-]/.test(text.slice(end, end + 2)) || /^\//.test(text.slice(end, end + 1))) return true;
  const before = text.slice(Math.max(0, start - 240), start);
  return (
    /(?:\bssh|\bscp|\brsync|\bsftp)\s[^\n]{0,60}$/.test(before) ||
    byTrade.test(before.slice(-160)) ||
    listOfMaintainers.test(before)
  );
}
