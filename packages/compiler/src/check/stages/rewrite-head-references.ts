// Leaves only scalars and variables in the references of heads: `p[x.y]` becomes `p[v]` with `v = x.y` in the body.
import type { Expression, Rule, Term } from "../../syntax/ast.js";
import { chainOf, type Draft, linkChain, mapChains, type Session } from "../draft.js";
import { isScalar } from "../tree/constants.js";
import { appendToBody, equality, variable } from "../tree/make.js";

/** Relies on resolved references; the rule tree relies on it. */
export function rewriteHeadReferences(draft: Draft, session: Session): Draft {
  return mapChains(draft, session, (rule) => {
    const [name, ...path] = rule.head.reference.parts;
    const support: Expression[] = [];
    const parts = path.map((part) => {
      if (isScalar(part) || part.kind === "var") return part;
      const local = variable(session.locals.fresh(), part.location);
      support.push(equality(local, part));
      return local;
    });
    if (support.length === 0) return rule;
    const reference = { ...rule.head.reference, parts: [name as Term, ...parts] };
    return linkChain(
      chainOf(rule).map(
        (link): Rule => ({
          ...link,
          head: { ...link.head, reference },
          body: appendToBody(link.body, support),
        }),
      ),
    );
  });
}
