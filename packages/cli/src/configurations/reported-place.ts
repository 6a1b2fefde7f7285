// Places of files as reports have them, whatever system the run is on.
import { sep } from "node:path";
import type { FilePlace } from "@palisade/guardrails/reports";

export function filePlace(file: string, place: Omit<FilePlace, "file">): FilePlace {
  return { file: slashed(file), ...place };
}

/** As other tools take paths. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
