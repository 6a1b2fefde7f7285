// Finds the name of the contract that somebody may have meant by another.
import { editDistance } from "../configurations/edit-distance.js";

/** Names further away than this are no help. */
const farthest = 2;

/** What is longer is no slip of the pen, and takes no time. */
const longest = 40;

/** ` (did you mean …?)`, or nothing where no name is near. It quotes names of the contract, never what was given. */
export function suggestName(given: unknown, names: readonly string[]): string {
  if (typeof given !== "string" || given.length > longest) return "";
  const near = Math.min(farthest, Math.floor(given.length / 3));
  const measured = names
    .map((name) => ({ name, distance: editDistance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= near)
    .toSorted((left, right) => left.distance - right.distance);
  return measured[0] === undefined ? "" : ` (did you mean \`${measured[0].name}\`?)`;
}
