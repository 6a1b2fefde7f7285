// What the text of a string or number literal stands for.

const escapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const escapeSequence = /\\(?:u([0-9a-fA-F]{4})|([\s\S]?))/g;
/** Those below the space: JSON forbids them in strings, and so does OPA once a string has an escape. */
const controlCharacter = /(?![\u007f-\u009f])\p{Cc}/u;

/** The string between the quotes; `undefined` if an escape is none. Halves of surrogate pairs become U+FFFD. */
export function decodeString(inner: string): string | undefined {
  if (!inner.includes("\\")) return inner;
  if (controlCharacter.test(inner)) return undefined;
  let valid = true;
  const decoded = inner.replace(
    escapeSequence,
    (_all, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (letter === "u" || letter === undefined || letter === "") valid = false;
      return escapes.get(letter ?? "") ?? letter ?? "";
    },
  );
  return valid ? decoded.toWellFormed() : undefined;
}

/** Takes the backslashes of `\{` away, minding those that are escaped themselves. */
export function removeBraceEscapes(inner: string, raw: boolean): string {
  if (!inner.includes("\\{")) return inner;
  return raw
    ? inner.replaceAll("\\{", "{")
    : inner.replace(/\\([\s\S])/g, (all, next) => (next === "{" ? "{" : all));
}

/** OPA's limit on the binary exponent, as a number of decimal digits. */
const maximumDecimalExponent = 1e5 * Math.log10(2);

/** Whether a number (in JSON's syntax) is too large, or too small, for OPA. */
export function isNumberTooBig(text: string): boolean {
  if (!/[eE]/.test(text) && text.length < maximumDecimalExponent) return false;
  const [mantissa = "", exponent = "0"] = text.replace("-", "").split(/[eE]/);
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = `${whole}${fraction}`;
  const leading = digits.length - digits.replace(/^0+/, "").length;
  if (leading === digits.length) return false;
  const magnitude = Number(exponent) + whole.length - leading;
  return Math.abs(magnitude) > maximumDecimalExponent;
}
