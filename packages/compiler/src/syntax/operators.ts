// Operators as the refs that their calls have.
import type { Location, Ref, Term } from "./ast.js";
import { type TokenKind, tokenName } from "./token.js";

/** An operator by OPA's name: `+` is plus. */
export function operatorRef(kind: TokenKind, location: Location): Ref {
  return { kind: "ref", parts: [{ kind: "var", name: tokenName(kind), location }], location };
}

export function membershipRef(name: "member_2" | "member_3", location: Location): Ref {
  const parts: Term[] = [
    { kind: "var", name: "internal", location },
    { kind: "string", value: name, location },
  ];
  return { kind: "ref", parts, location };
}

/** The dotted name of an operator of variables and strings: `internal.member_2`, `plus`. */
export function operatorName(operator: Ref): string {
  return operator.parts
    .map((part) => (part.kind === "var" ? part.name : part.kind === "string" ? part.value : "?"))
    .join(".");
}
