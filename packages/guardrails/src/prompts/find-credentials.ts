// Credentials by the marks their issuers put on them; the values never leave this file.

export type Credential = {
  /** `aws-access-key`, `private-key`, … */
  readonly kind: string;
  /** Offset in UTF-16 units of the text that was searched. */
  readonly at: number;
  readonly length: number;
};

/** Each pattern starts with a literal or a short class, and repeats only within bounds, so a search is linear. */
const patterns: Readonly<Record<string, RegExp>> = {
  "age-secret-key": /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/g,
  "aws-access-key": /\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b/g,
  "azure-storage-key": /\bAccountKey=[A-Za-z0-9+/]{86}==/g,
  "digitalocean-token": /\bdo[opr]_v1_[a-f0-9]{64}\b/g,
  "github-token": /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g,
  "gitlab-token": /(?<![\w-])gl(?:pat|dt|rt|ptt|cbt|oas|soat|ffct|imt|agent)-[A-Za-z0-9_-]{20,64}/g,
  "google-api-key": /\bAIza[A-Za-z0-9_-]{35}/g,
  "hugging-face-token": /\b(?:hf|api_org)_[A-Za-z0-9]{34}\b/g,
  "kubeadm-token": /(?<=(?:token|bootstrap)\S{0,20}[\s:="']{1,4})[a-z0-9]{6}\.[a-z0-9]{16}\b/gi,
  jwt: /(?<![\w-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{16,1000}/g,
  "npm-token": /\bnpm_[A-Za-z0-9]{36}\b/g,
  "openai-key": /(?<![\w-])sk-(?:proj-|svcacct-|ant-(?:api|admin)[0-9]{2}-)?[A-Za-z0-9_-]{20,200}/g,
  "private-key": /-----BEGIN (?:[A-Z]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g,
  "pypi-token": /(?<![\w-])pypi-AgE[A-Za-z0-9_-]{50,1000}/g,
  "sendgrid-key": /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g,
  "slack-token": /(?<![\w-])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  "slack-webhook": /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9+/]{40,60}/g,
  "stripe-key": /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}\b/g,
  "terraform-cloud-token": /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,100}/g,
  "twilio-key": /\b(?:SK|AC)[0-9a-f]{32}\b/g,
  "vault-token": /(?<![\w-])hv[bsr]\.[A-Za-z0-9_-]{20,300}/g,
  "url-password": /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,64}:([^\s/:@]{4,128})@[A-Za-z0-9.-]{1,253}/g,
  "authorization-header":
    /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token)\s{1,4}([A-Za-z0-9._~+/=-]{16,2000})/gi,
  "docker-config-auth": /"auth"\s{0,4}:\s{0,4}"([A-Za-z0-9+/]{16,400}={0,2})"/g,
  assignment:
    /(?:password|passwd|pwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|encryption[_-]?key|app[_-]?key)(?:[_-]?(?:id|value|data|base64|b64))?["']?\s{0,4}(?::=|[:=])\s{0,4}["']?([^\s"'`,;<>]{8,200})/gi,
};

/** Kinds that only count if the value captured looks like one. */
const captured: ReadonlySet<string> = new Set(["assignment", "authorization-header", "docker-config-auth"]);

/** At most 100 of them. Values that are clearly stand-ins (`<password>`, `${TOKEN}`, `****`) do not count. */
export function findCredentials(text: string): readonly Credential[] {
  const found: Credential[] = [];
  for (const [kind, pattern] of Object.entries(patterns)) {
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      if (isStandIn(value) || (captured.has(kind) && !looksSecret(value))) continue;
      if (found.length < 100) found.push({ kind, at: match.index, length: match[0].length });
    }
  }
  return found.toSorted((left, right) => left.at - right.at);
}

/** What documentation writes where a credential would stand. */
function isStandIn(value: string): boolean {
  return /^[<$%{[(?&]|^\*+$|^x{4,}|^\.{3}|\*{3}|(?:example|placeholder|changeme|redacted|dummy)|your[-_]|^(?:true|false|null|none|undefined|password|passwd|pass|secret|token)$/i.test(
    value,
  );
}

/** Several classes of characters, or digits among letters that follow no pattern. */
function looksSecret(value: string): boolean {
  if (/^[a-z0-9]+(?:[-_./][a-z0-9]+)*$/.test(value) && !/[0-9]/.test(value)) return false;
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
