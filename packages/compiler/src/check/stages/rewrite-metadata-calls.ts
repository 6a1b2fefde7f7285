// `rego.metadata.rule()` and `rego.metadata.chain()` become what METADATA says.
import type { Expression, Location, Ref, Rule, Term } from "../../syntax/ast.js";
import { annotationDocument } from "../annotation-document.js";
import { AnnotationIndex } from "../annotation-index.js";
import { chainOf, type Draft, linkChain, mapChains, type Session } from "../draft.js";
import { appendToBody, argsOfCall, callOf, equality, text, variable } from "../tree/make.js";
import { mapExpression, mapShared, mapTermParts, type Rewrite } from "../tree/map-term.js";
import { visitRule } from "../tree/visit.js";

const names = ["rego.metadata.chain", "rego.metadata.rule"] as const;
type MetadataCall = (typeof names)[number];

/** Relies on calls having been hoisted: each stands by itself, with a local for its result. */
export function rewriteMetadataCalls(draft: Draft, session: Session): Draft {
  let index: AnnotationIndex | undefined;
  return mapChains(draft, session, (rule, place) => {
    const links = chainOf(rule);
    const calls = links.map(metadataCalls);
    if (calls.every((found) => found.size === 0)) return rule;
    index ??= new AnnotationIndex(draft);
    const annotations = index;
    const written = chainOf(place.module.rules[place.ruleIndex] as Rule);
    const path = place.module.package.path;
    return linkChain(
      links.map((link, at) =>
        rewriteLink(
          link,
          calls[at] as Calls,
          (name, location) => metadata(name, annotations, written[at] as Rule, path, location),
          session,
        ),
      ),
    );
  });
}

/** The first call of each kind in a rule. */
type Calls = ReadonlyMap<MetadataCall, Location>;

function metadataCalls(rule: Rule): Calls {
  const found = new Map<MetadataCall, Location>();
  visitRule(rule, {
    expression: (expression) => {
      for (const name of names) {
        if (argsOfCall(expression, name) !== undefined && !found.has(name))
          found.set(name, expression.location);
      }
      return false;
    },
  });
  return found;
}

function rewriteLink(
  link: Rule,
  calls: Calls,
  constant: (name: MetadataCall, location: Location) => Term,
  session: Session,
): Rule {
  const locals = new Map<MetadataCall, Term>();
  const start: Expression[] = [];
  for (const name of names) {
    const location = calls.get(name);
    if (location === undefined) continue;
    const local = variable(session.locals.fresh(), location);
    locals.set(name, local);
    start.push(equality(local, constant(name, location)));
  }
  if (locals.size === 0) return link;
  const rewrite: Rewrite = {
    term: (term) => mapTermParts(term, rewrite),
    body: (body) => mapShared(body, (expression) => replaceCall(mapExpression(expression, rewrite), locals)),
  };
  const { head } = link;
  const key = head.key === undefined ? {} : { key: rewrite.term(head.key) };
  const value = head.value === undefined ? {} : { value: rewrite.term(head.value) };
  return { ...link, head: { ...head, ...key, ...value }, body: appendToBody(start, rewrite.body(link.body)) };
}

function replaceCall(expression: Expression, locals: ReadonlyMap<MetadataCall, Term>): Expression {
  for (const [name, local] of locals) {
    const args = argsOfCall(expression, name);
    if (args === undefined) continue;
    const [result] = args;
    const code =
      result === undefined
        ? ({ kind: "term", term: local } as const)
        : callOf("eq", [result, local], expression.location);
    return { ...expression, code, generated: true };
  }
  return expression;
}

function metadata(
  name: MetadataCall,
  index: AnnotationIndex,
  written: Rule,
  path: Ref,
  location: Location,
): Term {
  if (name === "rego.metadata.rule")
    return constantTerm(annotationDocument(index.ofRule(written)[0]?.fields ?? {}), location);
  const items = index.chain(written, path).map((link): Term => {
    const steps: Term = { kind: "array", items: link.path.parts.slice(1), location };
    const entries: (readonly [Term, Term])[] = [[text("path", location), steps]];
    if (link.annotations !== undefined) {
      entries.push([
        text("annotations", location),
        constantTerm(annotationDocument(link.annotations.fields), location),
      ]);
    }
    return { kind: "object", entries, location };
  });
  return { kind: "array", items, location };
}

/** A document of METADATA as a term. */
export function constantTerm(value: unknown, location: Location): Term {
  if (typeof value === "string") return text(value, location);
  if (typeof value === "boolean") return { kind: "boolean", value, location };
  if (typeof value === "number" || typeof value === "bigint")
    return { kind: "number", text: String(value), location };
  if (Array.isArray(value)) {
    return { kind: "array", items: value.map((item) => constantTerm(item, location)), location };
  }
  if (value === null || typeof value !== "object") return { kind: "null", location };
  const fields = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const entries = fields.map(
    ([key, item]) => [text(String(key), location), constantTerm(item, location)] as const,
  );
  return { kind: "object", entries, location };
}
