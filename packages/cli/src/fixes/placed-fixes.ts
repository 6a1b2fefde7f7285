// Fixes with the places of what they are about: in the files as they were, or as they are to be.

import type { Finding } from "@palisade/guardrails";
import type { FilePlace } from "@palisade/guardrails/reports";
import type { ManifestSet } from "../configurations/manifest-set.js";
import { filePlace } from "../configurations/reported-place.js";
import { shownPath } from "../file-error.js";
import type { FixedSet } from "./fix-set.js";

export type PlacedFixes = {
  /** As they were called on the line, those that are changed. */
  readonly files: readonly string[];
  readonly written: boolean;
  /** With their places before the change. */
  readonly fixed: readonly Finding[];
  /** With their places behind it. */
  readonly unfixed: readonly {
    readonly finding: Finding;
    readonly reason: string;
    readonly place?: FilePlace;
  }[];
};

export function placedFixes(
  set: ManifestSet,
  { fixed, unfixed, changed }: FixedSet,
  written: boolean,
): PlacedFixes {
  const now = new Map(changed.map((file) => [shownPath(file.path), file.manifests()]));
  const placeOf = ({ resource, at = "" }: Finding, isNow: boolean): FilePlace | undefined => {
    const from = resource === undefined ? undefined : set.resources[resource];
    if (from === undefined) return undefined;
    const manifest = isNow && from.number !== undefined ? now.get(from.file)?.[from.number] : undefined;
    return filePlace(from.file, (manifest ?? from.manifest).locate(at));
  };
  const withPlace = <T extends object>(each: T, place: FilePlace | undefined): T =>
    place === undefined ? each : { ...each, place };
  return {
    files: changed.map(({ path }) => shownPath(path)),
    written,
    fixed: fixed.map((finding) => withPlace(finding, placeOf(finding, false))),
    unfixed: unfixed.map(({ finding, reason }) => withPlace({ finding, reason }, placeOf(finding, true))),
  };
}
