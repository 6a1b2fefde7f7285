// Which keys Go's maps take for one: those of the same type and value.
import type { Scalar } from "./resolve-plain.js";

/** Distinct for distinct keys; for most keys the text itself, which costs nothing. */
export function keyIdentity(key: Scalar): string {
  switch (key.type) {
    case "str":
      return key.value.charCodeAt(0) === 0 ? `\0str ${key.value}` : key.value;
    case "null":
      return "\0null";
    default:
      // 0.0 and -0.0 are one key.
      return `\0${key.type} ${key.value}`;
  }
}
