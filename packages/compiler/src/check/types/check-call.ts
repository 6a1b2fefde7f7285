// Checks the args of calls, and the two sides of equalities.
import { type Builtin, isAssignable, keysOf, type Type, valuesOf } from "@palisade/language";
import type { Expression, Ref, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { operatorName } from "../tree/make.js";
import type { TypeEnvironment } from "./type-environment.js";
import { argsMistake, matchMistake, parameterNames, type TypeMistake } from "./type-mistakes.js";
import { isUntyped, unifyTerms, unifyWithType } from "./unify-types.js";

export type Builtins = ReadonlyMap<string, Builtin>;

export function checkCall(
  expression: Expression,
  operator: Ref,
  args: readonly Term[],
  types: TypeEnvironment,
  builtins: Builtins,
): TypeMistake | undefined {
  const name = operatorName(operator);
  if (name === "eq" && args.length === 2) {
    const [left, right] = args as readonly [Term, Term];
    const before = [types.typeOf(left), types.typeOf(right)] as const;
    return unifyTerms(left, right, types) ? undefined : matchMistake(...before, expression.location);
  }
  const mistake = name.startsWith("internal.member_") ? checkMember(expression, args, types) : undefined;
  return mistake ?? checkArgs(expression, operator, args, types, builtins);
}

function checkArgs(
  expression: Expression,
  operator: Ref,
  args: readonly Term[],
  types: TypeEnvironment,
  builtins: Builtins,
): TypeMistake | undefined {
  const name = operatorName(operator);
  const builtin = builtins.get(name);
  const signature = builtin === undefined ? types.typeOfRef(operator) : signatureOf(builtin);
  const call = { name: printTerm(operator), location: expression.location };
  // What nothing is known of may be called: a rule may have no arguments.
  if (signature === undefined || (signature.type === "any" && (signature.of ?? []).length === 0))
    return undefined;
  if (signature.type !== "function") {
    return {
      message: `undefined function ${call.name}`,
      details: [],
      location: call.location,
      isConsequence: false,
    };
  }
  const want = signature.result === undefined ? signature.args : [...signature.args, signature.result];
  const names = parameterNames(builtin);
  const have = args.map((arg) => types.typeOf(arg));
  if (args.length > want.length) return argsMistake(call, "too many arguments", have, want, names);
  if (args.length < signature.args.length) return argsMistake(call, "too few arguments", have, want, names);
  for (const [index, arg] of args.entries()) {
    const wanted = want[index];
    if (!isUntyped(have[index]) && !isAssignable(have[index], wanted)) {
      return argsMistake(call, "invalid argument(s)", have, want, names);
    }
    if (!unifyWithType(arg, wanted, types)) {
      const after = args.map((other) => types.typeOf(other));
      return argsMistake(call, "invalid argument(s)", after, want, names);
    }
  }
  return undefined;
}

export function signatureOf(builtin: Builtin): Type {
  const { parameters, returns } = builtin;
  const args = Object.values(parameters);
  return returns === undefined ? { type: "function", args } : { type: "function", args, result: returns };
}

/** `x in xs`: what is looked for must be able to be there; unless nothing can be enumerated, which is false. */
function checkMember(
  expression: Expression,
  args: readonly Term[],
  types: TypeEnvironment,
): TypeMistake | undefined {
  const withKey = operatorNameOf(expression) === "internal.member_3";
  const [key, member, collection] = withKey ? args : [undefined, ...args];
  if (collection === undefined || member === undefined) return undefined;
  const type = types.typeOf(collection);
  const values = valuesOf(type);
  if (values === undefined) return undefined;
  const wrongKey = key === undefined ? undefined : checkOperand(expression, key, keysOf(type), types);
  return wrongKey ?? checkOperand(expression, member, values, types);
}

function operatorNameOf({ code }: Expression): string {
  return code.kind === "call" ? operatorName(code.operator) : "";
}

function checkOperand(
  expression: Expression,
  term: Term,
  type: Type | undefined,
  types: TypeEnvironment,
): TypeMistake | undefined {
  if (isUntyped(type)) return undefined;
  const have = types.typeOf(term);
  if ((isUntyped(have) || isAssignable(have, type)) && unifyWithType(term, type, types)) return undefined;
  return matchMistake(have, type, expression.location);
}
