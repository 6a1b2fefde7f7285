// Takes the API key out of whatever is shown, logged or returned, in each of the forms in which it may come back.
import { Buffer } from "node:buffer";

export type Redactor = {
  /** From now on this is taken out, too. */
  add(secret: string): void;
  text(text: string): string;
  /** The same JSON value without it: in texts and in names of fields, at any depth. */
  json(value: unknown): unknown;
};

const replacement = "[redacted]";

/** Shorter ones could not be told from other words. */
export const shortestSecret = 8;

/** Keys are rotated: so many of the last ones are still looked for. */
const most = 8;

/** @example createRedactor() and add("pk-12345678") makes text("key=pk-12345678") "key=[redacted]" */
export function createRedactor(): Redactor {
  const secrets = new Map<string, readonly string[]>();
  let forms: readonly string[] = [];

  const text = (given: string): string =>
    forms.reduce((left, form) => (left.includes(form) ? left.replaceAll(form, replacement) : left), given);

  return {
    add(secret) {
      if (secret.length < shortestSecret || secrets.has(secret)) return;
      secrets.set(secret, formsOf(secret));
      const [oldest] = secrets.keys();
      if (secrets.size > most && oldest !== undefined) secrets.delete(oldest);
      forms = [...secrets.values()].flat();
    },
    text,
    json: (value) => mapTexts(value, text),
  };
}

/** Longest first: what contains another form is taken out whole. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...encoded,
    ...encoded.map((each) => each.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return [...new Set(forms)].toSorted((left, right) => right.length - left.length);
}

/** The part of base64 that depends on these bytes alone, if so many others are before them. */
function base64At(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const known = Math.floor(whole.length / 3) * 4 + (whole.length % 3);
  return whole.toString("base64").slice([0, 2, 3][offset], known);
}

/** Without recursion: an answer may be nested as deep as it is long. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  const root = { value };
  const left: object[] = [root];
  for (let holder = left.pop(); holder !== undefined; holder = left.pop()) {
    for (const [name, each] of Object.entries(holder)) {
      if (typeof each === "object" && each !== null) left.push(each);
      const changed = typeof each === "string" ? change(each) : each;
      const changedName = Array.isArray(holder) ? name : change(name);
      if (changed === each && changedName === name) continue;
      if (changedName !== name) Reflect.deleteProperty(holder, name);
      Object.defineProperty(holder, changedName, {
        value: changed,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return root.value;
}
