// Refuses two METADATA blocks of one scope for one package or document.

import type { Annotations, Ref } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { documentPath } from "../annotation-index.js";
import type { Draft, Session } from "../draft.js";
import { printPlace } from "./check-conflicts.js";

/** Relies on nothing. Blocks of scope `rule` add up. */
export function checkAnnotations(draft: Draft, session: Session): Draft {
  const first = new Map<string, Annotations>();
  for (const { module } of draft) {
    for (const annotations of module.annotations) {
      const subject = subjectOf(annotations, module.package.path);
      if (subject === undefined) continue;
      const key = `${annotations.scope} ${subject}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, annotations);
      else {
        const message = `${annotations.scope} annotation redeclared: ${printPlace(before.location)}`;
        session.reporter.error("rego_type_error", message, annotations.location);
      }
    }
  }
  return draft;
}

function subjectOf({ scope, target }: Annotations, path: Ref): string | undefined {
  if (scope === "package" || scope === "subpackages") return printTerm(path);
  if (scope !== "document" || target.kind !== "rule") return undefined;
  return printTerm(documentPath(path, target.rule));
}
