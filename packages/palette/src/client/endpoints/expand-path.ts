// A path with its parameters put in; none of them can lead to another path.
import { PaletteError } from "../palette-error.js";

const longest = 256;

/**
 * @throws {PaletteError} `invalid` if a parameter is missing, or could be anything but one segment
 * @example expandPath("/v1/spectroclusters/{uid}", { uid: "65aa" }) // "/v1/spectroclusters/65aa"
 */
export function expandPath(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path
    .split("/")
    .map((segment) => (segment.startsWith("{") ? segmentOf(segment.slice(1, -1), parameters, path) : segment))
    .join("/");
}

function segmentOf(name: string, parameters: Readonly<Record<string, unknown>>, path: string): string {
  const given = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  const isSegment =
    typeof given === "string" &&
    given !== "" &&
    given !== "." &&
    given !== ".." &&
    given.length <= longest &&
    given.isWellFormed();
  if (!isSegment) throw new PaletteError("invalid", `\`${name}\` is no name that a path can have`, { path });
  return encodeURIComponent(given);
}
