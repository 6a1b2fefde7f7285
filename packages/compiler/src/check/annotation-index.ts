// Which METADATA applies to a rule, from the nearest to the widest.
import type { Annotations, Ref, Rule } from "../syntax/ast.js";
import { printTerm } from "../syntax/print-term.js";
import type { Draft } from "./draft.js";
import { groundPrefix, wholeReference } from "./rule-tree.js";

/** One entry of a chain: what it is about, and what was said of it. */
export type AnnotationLink = { readonly path: Ref; readonly annotations?: Annotations };

export class AnnotationIndex {
  readonly #byRule = new Map<Rule, Annotations[]>();
  readonly #byDocument = new Map<string, Annotations>();
  readonly #byPackage = new Map<string, Annotations>();
  readonly #bySubpackages = new Map<string, Annotations>();

  constructor(draft: Draft) {
    for (const { module } of draft) {
      const { path } = module.package;
      for (const annotations of module.annotations) this.#add(annotations, path);
    }
  }

  #add(annotations: Annotations, path: Ref): void {
    const { scope, target } = annotations;
    if (scope === "package") this.#byPackage.set(printTerm(path), annotations);
    else if (scope === "subpackages") this.#bySubpackages.set(printTerm(path), annotations);
    else if (target.kind === "rule" && scope === "document") {
      const document = printTerm(documentPath(path, target.rule));
      if (!this.#byDocument.has(document)) this.#byDocument.set(document, annotations);
    } else if (target.kind === "rule") {
      const before = this.#byRule.get(target.rule);
      if (before === undefined) this.#byRule.set(target.rule, [annotations]);
      else before.push(annotations);
    }
  }

  /** Of scope `rule`, in the order they were written. `written` is the rule as the parser left it. */
  ofRule(written: Rule): readonly Annotations[] {
    return this.#byRule.get(written) ?? [];
  }

  /** All that applies to a rule, or to its `else`s, from the widest to the rule's own. */
  applying(written: Rule, packagePath: Ref): readonly Annotations[] {
    return this.chain(written, packagePath)
      .toReversed()
      .flatMap(({ annotations }) => annotations ?? []);
  }

  /** Never empty: the rule itself comes first, with annotations or without. */
  chain(written: Rule, packagePath: Ref): readonly AnnotationLink[] {
    const path = documentPath(packagePath, written);
    const own = this.ofRule(written);
    const links: AnnotationLink[] =
      own.length === 0 ? [{ path }] : own.toReversed().map((annotations) => ({ path, annotations }));
    const document = this.#byDocument.get(printTerm(path));
    if (document !== undefined) links.push({ path, annotations: document });
    const packaged = this.#byPackage.get(printTerm(packagePath));
    if (packaged !== undefined) links.push({ path: packagePath, annotations: packaged });
    for (let length = packagePath.parts.length; length > 0; length--) {
      const outer: Ref = { ...packagePath, parts: packagePath.parts.slice(0, length) };
      const annotations = this.#bySubpackages.get(printTerm(outer));
      if (annotations !== undefined) links.push({ path: outer, annotations });
    }
    return links;
  }
}

/** What METADATA of scope `document` at a rule is about: its path, as far as it is known. */
export function documentPath(packagePath: Ref, rule: Rule): Ref {
  const { parts, location } = wholeReference(packagePath, rule.head.reference);
  const [head, ...rest] = parts;
  return { kind: "ref", parts: head === undefined ? [] : [head, ...groundPrefix(rest)], location };
}
