// What stands where a secret would: placeholders, references, keys out of documentation.
import { isPublishedKey } from "./published-keys.js";
import { entropy, shareOfRows } from "./randomness.js";

/** Words that only those put into a value who do not mean it. */
const saysSo =
  /example|placeholder|redacted|changeme|change[-_]me|dummy|replace[-_]?(?:me|with|this)|insert[-_]|your[-_]|[-_]here\b|fill[-_]?me|not[-_]?a[-_]?(?:real|secret|valid)|fake[-_]|[-_]fake|sample[-_]|some[-_](?:secret|password|token|key)|my[-_]?(?:secret|password|token|key|pass)|super[-_]?secret$|bot[-_]token|xxxx|\*{3}|\.{3}|#{4}|_{4}|…|█|•/i;

/** Names of what a value would be, and words that configuration has in its place. */
const plainWords: ReadonlySet<string> = new Set(
  (
    "true false null none nil undefined empty unset string password passwd passphrase pass pwd secret token key apikey " +
    "api-key api_key credentials username user admin root guest test testing default postgres mysql redis rabbitmq minio " +
    "minioadmin demo foo bar baz foobar value required optional enabled disabled bearer basic changeit letmein todo tbd"
  ).split(" "),
);

/** `<password>`, `${TOKEN}`, `$TOKEN`, `$(pass)`, `%TOKEN%`, `%s`, `{{ token }}`, `[token]`, `(token)`, `&anchor`, `:token`. */
const reference =
  /^(?:<[^>]{0,80}>?|\$\{.*|\$\(.*|\$[A-Za-z_]\w*|\$\d|%\w{1,40}%|%[sdvq].{0,3}|\{.*|\[.*|\(.*|[&*?]\w*|:\w*|@\w*)$/;

/** Fewer bits in each character of a long value: it repeats itself. */
const leastEntropy = 2.6;

/** Whether a value that was told by its name or place is none. */
export function isStandIn(value: string): boolean {
  const bare = value.replace(/^["'`]|["'`]$/g, "");
  return (
    bare === "" ||
    reference.test(bare) ||
    plainWords.has(bare.toLowerCase().replace(/[\d!@#]{1,4}$/, "")) ||
    isIssuedStandIn(bare)
  );
}

/** Whether a value that was told by its issuer's mark is none: that it is random is what such marks stand before. */
export function isIssuedStandIn(value: string): boolean {
  if (saysSo.test(value) || shareOfRows(value) >= 0.5 || isPublishedKey(value)) return true;
  return value.length >= 16 && entropy(value) < leastEntropy;
}
