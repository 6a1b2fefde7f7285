// The order of keys in YAML output: numbers inside texts count as numbers, and come before letters.

const digit = /^\p{Nd}$/u;
const letter = /^\p{L}$/u;

export function compareKeys(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let digits = false;
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const one = a[index] as string;
    const other = b[index] as string;
    if (one === other) {
      digits = digit.test(one);
      continue;
    }
    return compareAt({ a, b, index, digits });
  }
  return a.length - b.length;
}

type Difference = {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly index: number;
  /** The characters before are the same digits. */
  readonly digits: boolean;
};

function compareAt({ a, b, index, digits }: Difference): number {
  const one = a[index] as string;
  const other = b[index] as string;
  const oneIsLetter = letter.test(one);
  const otherIsLetter = letter.test(other);
  const byCode = (one.codePointAt(0) as number) - (other.codePointAt(0) as number);
  if (oneIsLetter && otherIsLetter) return byCode;
  if (oneIsLetter || otherIsLetter) return (digits ? oneIsLetter : otherIsLetter) ? -1 : 1;
  // Zeros within a number count; those before it do not.
  const within = (one === "0" || other === "0") && insideNumber(a, index);
  const left = numberAt(a, index, within);
  const right = numberAt(b, index, within);
  if (left.value !== right.value) return left.value < right.value ? -1 : 1;
  return left.length - right.length || byCode;
}

function insideNumber(text: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && digit.test(text[at] as string); at--) if (text[at] !== "0") return true;
  return false;
}

function numberAt(text: readonly string[], index: number, within: boolean) {
  let end = index;
  while (end < text.length && /[0-9]/.test(text[end] as string)) end++;
  const written = text.slice(index, end).join("");
  return { value: BigInt(`${within ? "1" : "0"}${written}`), length: end - index };
}
