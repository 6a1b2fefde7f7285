// Refuses rules that cannot be the same document: of different kinds or arities, one inside another, two defaults.
import { isObject, type Value } from "@palisade/language";
import type { Location, Rule } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import type { RuleTree } from "../checked-module.js";
import type { Draft, Session } from "../draft.js";
import type { Elaboration } from "../reporter.js";
import { isGroundReference, type PolicyTree, visitTree } from "../rule-tree.js";
import { isConstant } from "../tree/constants.js";

/** Relies on the rule tree. */
export function checkConflicts(draft: Draft, session: Session, tree: PolicyTree): void {
  const checker = new ConflictChecker(draft, session, tree);
  visitTree(tree.root, (node) => {
    checker.node(node);
    return false;
  });
  checkPackages(draft, session, tree);
  if (session.baseDocument !== undefined) checkBaseDocument(tree.root, session.baseDocument, session);
}

class ConflictChecker {
  readonly #draft: Draft;
  readonly #session: Session;
  readonly #tree: PolicyTree;

  constructor(draft: Draft, session: Session, tree: PolicyTree) {
    this.#draft = draft;
    this.#session = session;
    this.#tree = tree;
  }

  node(node: RuleTree): void {
    const { rules } = node;
    const [first] = rules;
    if (first === undefined) return;
    const last = rules.at(-1) as Rule;
    const name = this.#name(last);
    const inside = node.children.size === 0 ? [] : this.#inside(node);
    if (inside.length > 0) {
      const details = inside.map((rule) => `rule ${this.#name(rule)} at ${printPlace(rule.location)}`);
      this.#error(`rule ${name} conflicts with:`, first.location, { details });
    } else if (this.#differ(rules)) {
      this.#error(`conflicting rules ${name} found`, first.location);
    } else this.#checkDefaults(rules, name);
  }

  #checkDefaults(rules: readonly Rule[], name: string): void {
    const defaults = rules.filter((rule) => rule.isDefault);
    const [first] = defaults;
    if (first === undefined || defaults.length === 1) return;
    const places = defaults.map((rule) => printPlace(rule.location)).join(", ");
    // The message says where they are; what is wrong is the package that has them all.
    const place = this.#draft.find(({ rules: own }) => own.includes(first))?.module.package.location;
    this.#error(`multiple default rules ${name} found at ${places}`, place ?? first.location);
  }

  #differ(rules: readonly Rule[]): boolean {
    const arities = new Set(rules.map((rule) => rule.head.args?.length ?? 0));
    const kinds = new Set(rules.map((rule) => rule.head.key !== undefined));
    const shapes = new Set(rules.map((rule) => isGroundReference(rule.head.reference)));
    // A complete rule is no part of an object, and `p contains x` no part of `p[k] contains x`.
    return arities.size > 1 || kinds.size > 1 || shapes.size > 1;
  }

  /** Rules below the node that cannot be there: under a whole document any; under a partial one functions. */
  #inside(node: RuleTree): readonly Rule[] {
    const whole = node.rules.some((rule) => isGroundReference(rule.head.reference));
    const partial = node.rules.some((rule) => !isGroundReference(rule.head.reference));
    const found: Rule[] = [];
    for (const child of node.children.values()) {
      visitTree(child, (below) => {
        const rule = below.rules.find(
          (candidate) => whole || (partial && (candidate.head.args?.length ?? 0) > 0),
        );
        if (rule !== undefined) found.push(rule);
        return rule !== undefined;
      });
    }
    return found.sort((left, right) => (this.#name(left) < this.#name(right) ? -1 : 1));
  }

  #name(rule: Rule): string {
    const reference = this.#tree.references.get(rule);
    if (reference === undefined) return "";
    const parts = reference.parts.map((part) =>
      part.kind === "var" ? { ...part, name: this.#session.authorNames.get(part.name) ?? part.name } : part,
    );
    return printTerm({ ...reference, parts });
  }

  #error(message: string, location: Location, more: Elaboration = {}): void {
    this.#session.reporter.error("rego_type_error", message, location, more);
  }
}

export function printPlace({ file, row }: Location): string {
  return file === "" ? `${row}` : `${file}:${row}`;
}

/** A package cannot be where a rule is. */
function checkPackages(draft: Draft, session: Session, tree: PolicyTree): void {
  const packages = new Map<string, string>();
  for (const { module } of draft) {
    const path = printTerm(module.package.path);
    packages.set(path, `package ${path.slice("data.".length)}`);
  }
  for (const { module, rules } of draft) {
    for (const rule of rules) {
      const reference = tree.references.get(rule);
      if (reference === undefined || !reference.parts.slice(1).every(isConstant)) continue;
      const name = packages.get(printTerm(reference));
      if (name === undefined) continue;
      const message = `${name} conflicts with rule ${printTerm(rule.head.reference)} defined at ${printPlace(rule.location)}`;
      session.reporter.error("rego_type_error", message, module.package.location);
    }
  }
}

type BaseNode = { readonly node: RuleTree; readonly base: Value; readonly path: readonly string[] };

/** What the base document says, or what stands in the way of it, no rule can say. */
function checkBaseDocument(root: RuleTree, document: Value, session: Session): void {
  const pending: BaseNode[] = [{ node: root, base: document, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, base, path } = next;
    const [rule] = node.rules;
    if (rule !== undefined) {
      const message = `conflicting rule for data path ${path.join("/")} found`;
      session.reporter.error("rego_compile_error", message, rule.location);
    }
    for (const child of node.children.values()) {
      if (child.key?.kind !== "string") continue;
      const { value: name } = child.key;
      const below = isObject(base) ? base.get(name) : base;
      if (below !== undefined) pending.push({ node: child, base: below, path: [...path, name] });
    }
  }
}
