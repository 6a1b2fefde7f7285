// The text that a key has in JSON.
import type { Scalar } from "./resolve-plain.js";

/** Nothing for keys that have no text: `null`. */
export function keyText(key: Scalar): string | undefined {
  switch (key.type) {
    case "str":
      return key.value;
    case "bool":
    case "int":
      return String(key.value);
    case "float":
      return floatKey(key.value);
    case "null":
      return undefined;
  }
}

/** Go writes such keys with the digits that tell floats of 32 bits apart. */
function floatKey(value: number): string {
  const near = Math.fround(value);
  if (Number.isNaN(near)) return ".nan";
  if (!Number.isFinite(near)) return near > 0 ? ".inf" : "-.inf";
  if (near === 0) return Object.is(near, -0) ? "-0" : "0";
  const [mantissa = "", exponent = "0"] = shortestDigits(near).toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(shortestDigits(near));
  const size = String(Math.abs(power)).padStart(2, "0");
  return `${mantissa}e${power < 0 ? "-" : "+"}${size}`;
}

/** The shortest decimal that is nearest to the same float of 32 bits. */
function shortestDigits(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number(value.toPrecision(9));
}
