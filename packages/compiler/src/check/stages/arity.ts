// How many args a function takes, whether it is built in or written.
import type { Builtin } from "@palisade/language";
import type { RuleTree } from "../checked-module.js";
import { arityOfRules } from "../rule-tree.js";
import type { Arity } from "../safety/outputs.js";
import { operatorName } from "../tree/make.js";

export function arityOf(builtins: ReadonlyMap<string, Builtin>, root: RuleTree): Arity {
  return (operator) => {
    const builtin = builtins.get(operatorName(operator));
    return builtin === undefined ? arityOfRules(root, operator) : Object.keys(builtin.parameters).length;
  };
}
