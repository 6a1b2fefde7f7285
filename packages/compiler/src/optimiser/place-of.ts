// Where a statement stands, for those that take its place.
import type { PlanLocation } from "@palisade/language";

/** Nothing but the place: statements are places with more to them. */
export function placeOf({ file, row, column }: PlanLocation): PlanLocation {
  return { file, row, column };
}
