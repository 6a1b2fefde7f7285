// The variables of a plan's functions as their author knows them, for those who explain an evaluation.
import type { Operand, PlanLocation } from "@palisade/language";
import type { Binding } from "./cursor.js";

/** From `location` on, `operand` holds the value of the variable that the author calls `name`. */
export type PlanVariable = {
  readonly name: string;
  readonly operand: Operand;
  readonly location: PlanLocation;
};

/** By function; without wildcards and without the locals that only stages made. */
export function authorVariables(
  bindings: ReadonlyMap<string, readonly Binding[]>,
  authorNames: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly PlanVariable[]> {
  return new Map(
    [...bindings].map(([name, list]) => [
      name,
      list.flatMap((binding) => {
        const shown = authorNames.get(binding.name) ?? binding.name;
        return /^(?:\$|__local)/.test(shown) ? [] : [{ ...binding, name: shown }];
      }),
    ]),
  );
}
