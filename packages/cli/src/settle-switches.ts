// `--strict=true` and `-v=false`: switches whose value is written out, as OPA's users may write it.
import type { Command } from "./define-command.js";

const truths: ReadonlySet<string> = new Set(["true", "TRUE", "True", "t", "T", "1"]);
const falsehoods: ReadonlySet<string> = new Set(["false", "FALSE", "False", "f", "F", "0"]);

/**
 * The line with `--strict` for `--strict=true`, and without `--strict=false`; up to `--`, and for switches of the command.
 * @example settleSwitches(["check", "--strict=true"], commands) // ["check", "--strict"]
 */
export function settleSwitches(line: readonly string[], commands: readonly Command[]): string[] {
  const command = commandOf(line, commands);
  if (command === undefined) return [...line];
  const end = line.indexOf("--");
  const options = end < 0 ? line : line.slice(0, end);
  const settled = options.flatMap((word): readonly string[] => {
    const equals = word.indexOf("=");
    const name = equals < 0 ? undefined : switchName(word.slice(0, equals), command);
    if (name === undefined) return [word];
    const value = word.slice(equals + 1);
    if (truths.has(value)) return [name];
    return falsehoods.has(value) ? [] : [word];
  });
  return [...settled, ...line.slice(options.length)];
}

/** The one with the longest name that the line begins with. */
function commandOf(line: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(" ").every((word, index) => line[index] === word))
    .sort((left, right) => right.name.length - left.name.length)[0];
}

/** As it was typed, if it is a switch. */
function switchName(typed: string, { options }: Command): string | undefined {
  const [, long] = /^--(.+)$/.exec(typed) ?? [];
  if (long !== undefined)
    return Object.hasOwn(options, long) && options[long]?.type === "boolean" ? typed : undefined;
  const isShort = Object.values(options).some(
    ({ type, short }) => type === "boolean" && short !== undefined && typed === `-${short}`,
  );
  return isShort ? typed : undefined;
}
