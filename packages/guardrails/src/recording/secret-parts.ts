// Texts of a document that are secret by what stands around them, however they look: under `password`, in a Secret, …
import { escapePointer, pointerSteps } from "@palisade/language";

/** How names end that say so, in small letters and digits alone. */
const endings = [
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "pwd",
  "secret",
  "token",
  "apikey",
  "accesskey",
  "secretkey",
  "privatekey",
  "signingkey",
  "encryptionkey",
  "credential",
  "credentials",
  "authorization",
  "cookie",
] as const;

/** Tokens that open nothing. */
const open = ["nexttoken", "pagetoken", "continuetoken", "continuationtoken"] as const;

/** @example isSecretName("DB_PASSWORD") // true */
export function isSecretName(name: unknown): boolean {
  if (typeof name !== "string") return false;
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return endings.some((each) => plain.endsWith(each)) && !open.some((each) => plain.endsWith(each));
}

/** JSON pointers to them. */
export function secretParts(document: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  visit(document, "", { found, isSecret: false, isOfSecret: false });
  return found;
}

type Visit = {
  readonly found: Set<string>;
  readonly isSecret: boolean;
  /** Whether it is of an operation on Secrets. */
  readonly isOfSecret: boolean;
};

function visit(value: unknown, at: string, around: Visit): void {
  if (typeof value === "string") {
    if (around.isSecret) around.found.add(at);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      visit(item, `${at}/${index}`, within(around, isSecretFlag(value[index - 1])));
  } else if (typeof value === "object" && value !== null) {
    const owner = value as Owner;
    const here = isOnSecrets(owner) ? { ...around, isOfSecret: true } : around;
    const secret = secretEntries(owner, here);
    for (const [key, item] of Object.entries(owner)) {
      const isNamed = typeof item === "string" && isSecretName(key);
      visit(item, `${at}/${escapePointer(key)}`, within(here, isNamed || secret.has(key)));
    }
  }
}

function within(around: Visit, isSecret: boolean): Visit {
  return isSecret && !around.isSecret ? { ...around, isSecret } : around;
}

type Owner = Readonly<Record<string, unknown>>;

/** `--password`, whose value is the next word; `--password=…` is one text, and found by what it says. */
function isSecretFlag(word: unknown): boolean {
  return typeof word === "string" && word.startsWith("-") && isSecretName(word);
}

function isOnSecrets({ targets }: Owner): boolean {
  return Array.isArray(targets) && targets.some((target) => Object(target).kind === "secrets");
}

const none: ReadonlySet<string> = new Set();
const ownValue: ReadonlySet<string> = new Set(["value"]);
const dataOf: ReadonlySet<string> = new Set(["data", "stringData"]);

/** Entries that are secret by their neighbours, with all that is in them. */
function secretEntries({ kind, name, path }: Owner, { isOfSecret }: Visit): ReadonlySet<string> {
  if (typeof kind === "string" && kind.toLowerCase() === "secret") return dataOf;
  if (isSecretName(name)) return ownValue;
  const steps = typeof path === "string" ? pointerSteps(path) : Array.isArray(path) ? path : [];
  const isFilling = isOfSecret && steps.some((step) => filling.has(step));
  return isFilling || isSecretName(steps.at(-1)) ? ownValue : none;
}

/** Fields of a Secret, and the flag that fills them. */
const filling: ReadonlySet<unknown> = new Set(["data", "stringData", "from-literal"]);
