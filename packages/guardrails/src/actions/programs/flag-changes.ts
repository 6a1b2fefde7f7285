// What flags set, as changes: `--replicas=3`, `-p '{"spec": …}'`, `--set image.tag=2`.
import { changesIn } from "../arguments/leaves.js";
import type { Change } from "../operation.js";
import type { Flag } from "./flags.js";

export function flagChanges(flags: readonly Flag[], at: string): readonly Change[] {
  return flags.flatMap(({ name, value }) => {
    const text = value?.text ?? "true";
    const inside = /^\s*[[{]/.test(text) ? changesIn(text, at) : [];
    return inside.length > 0 ? inside : [{ path: [name], value: plainValue(text), at }];
  });
}

/** `a.b=c` as `--set` takes it; commas part several. */
export function settingChanges(text: string, at: string): readonly Change[] {
  return text.split(",").flatMap((pair) => {
    const equals = pair.indexOf("=");
    if (equals === -1) return [];
    const path = pair
      .slice(0, equals)
      .split(/\.|\[\d+\]\.?/)
      .filter((step) => step !== "");
    return [{ path, value: plainValue(pair.slice(equals + 1)), at }];
  });
}

/** A number or a switch where the text is one. */
export function plainValue(text: string): unknown {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  return text === "true" ? true : text === "false" ? false : text;
}
