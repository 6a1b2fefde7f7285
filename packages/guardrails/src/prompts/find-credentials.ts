// Credentials by the marks their issuers put on them; the values never leave this file.

export type Credential = {
  /** `aws-access-key`, `private-key`, … */
  readonly kind: string;
  /** Offset in UTF-16 units of the normalised text. */
  readonly at: number;
};

/** Each pattern starts with a literal and repeats only within bounds, so a search is linear. */
const patterns: Readonly<Record<string, RegExp>> = {
  "aws-access-key": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  "github-token": /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g,
  "gitlab-token": /\bglpat-[A-Za-z0-9_-]{20,64}\b/g,
  "slack-token": /\bxox[abprs]-[A-Za-z0-9-]{10,250}\b/g,
  "stripe-key": /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}\b/g,
  "google-api-key": /\bAIza[A-Za-z0-9_-]{35}\b/g,
  "openai-key": /\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,200}\b/g,
  "npm-token": /\bnpm_[A-Za-z0-9]{36}\b/g,
  "private-key": /-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY-----/g,
  jwt: /\beyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{16,1000}/g,
  "url-password": /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,64}:[^\s/:@]{4,128}@[A-Za-z0-9.-]{1,253}/g,
  assignment:
    /\b(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret)["']?\s{0,4}[:=]\s{0,4}["']?([^\s"'`,;]{8,200})/gi,
};

/** At most 100 of them. Values that are clearly stand-ins (`<password>`, `${TOKEN}`, `****`) do not count. */
export function findCredentials(text: string): readonly Credential[] {
  const found: Credential[] = [];
  for (const [kind, pattern] of Object.entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      if (kind === "assignment" && !looksSecret(match[1] ?? "")) continue;
      if (found.length < 100) found.push({ kind, at: match.index });
    }
  }
  return found.toSorted((left, right) => left.at - right.at);
}

function looksSecret(value: string): boolean {
  if (/^[<$%{[(]|^\*+|^x{4,}|^\.{3}|\*{3}|example|placeholder|changeme|redacted|your[-_]/i.test(value))
    return false;
  if (/^(?:true|false|null|none|undefined)$/i.test(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(value)).length;
  return classes >= 3 || (classes === 2 && /[0-9]/.test(value) && entropy(value) >= 3);
}

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
