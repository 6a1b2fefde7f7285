// What exceptions take out of the count, and what they never do.
import { readYaml, type Value } from "@palisade/language";
import { describe, expect, it } from "vitest";
import type { Finding } from "../contract/finding.js";
import { applyExceptions } from "./apply-exceptions.js";
import { ExceptionIndex } from "./exception-index.js";
import { findingFacts } from "./finding-facts.js";
import type { ExceptionEntry, RuleException } from "./rule-exception.js";

const now = Date.parse("2026-11-29T12:00:00Z");

const exception = (entry: Partial<RuleException>): RuleException => ({
  id: "x",
  rule: "A-1",
  reason: "r",
  owner: "o",
  expires: "2027-03-31",
  ...entry,
});

const finding = (entry: Partial<Finding> = {}): Finding => ({
  rule: "A-1",
  title: "",
  severity: "high",
  effect: "deny",
  status: "violation",
  message: "",
  controls: [],
  retryable: true,
  resource: 0,
  at: "",
  ...entry,
});

function document(text: string): Value {
  const [first] = readYaml(text, { scalars: "kubernetes" }).documents;
  return first?.value ?? null;
}

const web = document(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web-1, namespace: shop}
spec:
  template:
    spec:
      hostPID: true
      containers:
      - {name: app, image: "registry.example.com/shop/app:1"}
      - {name: sidecar, image: "other.example.com/proxy:2"}
      initContainers:
      - {name: init}
`);
const pod = "/spec/template/spec";

type Question = { readonly exceptions: readonly RuleException[]; readonly finding?: Finding };

function apply({ exceptions, finding: given = finding() }: Question, at = now, from: Value = web): Finding {
  const [first = given] = applyExceptions([given], {
    exceptions: [new ExceptionIndex(exceptions)],
    factsOf: (each) => findingFacts(each, { document: from, roles: ["admin"] }),
    now: at,
  });
  return first;
}

const isExcepted = (scope: Partial<ExceptionEntry>, at = "", from: Value = web): boolean =>
  apply({ exceptions: [exception(scope)], finding: finding({ at }) }, now, from).status === "excepted";

it("a finding that is excepted says by what, and stays what it is otherwise", () => {
  const given = finding({ at: `${pod}/hostPID` });
  expect(apply({ exceptions: [exception({ name: "web-*" })], finding: given })).toEqual({
    ...given,
    status: "excepted",
    exception: { id: "x", reason: "r", owner: "o", expires: "2027-03-31" },
  });
});

describe("a scope", () => {
  it.each<[string, Partial<ExceptionEntry>, boolean]>([
    ["nothing but the rule", {}, true],
    ["another rule", { rule: "A-2" }, false],
    ["the beginning of the rule", { rule: "A" }, false],
    ["one of several rules", { rule: ["B-1", "A-1"] }, true],
    ["a glob over rules", { rule: "A-*", kind: "Deployment" }, true],
    ["the kind", { kind: "Deployment" }, true],
    ["another kind", { kind: "deployment" }, false],
    ["the namespace", { namespace: "shop" }, true],
    ["another namespace", { namespace: "shop2" }, false],
    ["the name", { name: "web-1" }, true],
    ["the beginning of the name", { name: "web" }, false],
    ["a glob over names", { name: "web-?" }, true],
    ["a glob without a beginning", { name: "*-1" }, true],
    ["a glob in the middle", { name: "*eb*" }, true],
    ["a beginning that is the whole name", { name: "web-1*" }, true],
    ["an end that is the whole name", { name: "*web-1" }, true],
    ["an end that is more than the name", { name: "*xweb-1" }, false],
    ["one of several names", { name: ["db", "web-*"] }, true],
    ["a set of letters", { name: "[v-x]eb-[!2]" }, true],
    ["alternatives", { name: "{db,web}-1" }, true],
    ["another name", { name: "db-*" }, false],
    ["one condition of two", { name: "web-1", namespace: "other" }, false],
    ["a role that asks", { role: "adm*" }, true],
    ["another role", { role: "dev" }, false],
    ["a container, where the finding is in none", { container: "*" }, false],
    ["an image, where the finding is in none", { image: "*" }, false],
  ])("of %s", (_, scope, wanted) => {
    expect(isExcepted(scope, `${pod}/hostPID`)).toBe(wanted);
  });

  it.each<[string, Partial<ExceptionEntry>, string, boolean]>([
    ["the container", { container: "app" }, `${pod}/containers/0`, true],
    ["below it", { container: "app" }, `${pod}/containers/0/securityContext/privileged`, true],
    ["the one beside it", { container: "app" }, `${pod}/containers/1/securityContext`, false],
    ["all of them", { container: "app" }, `${pod}/containers`, false],
    ["its image", { image: "registry.example.com/*" }, `${pod}/containers/0/image`, true],
    [
      "the image of the one beside it",
      { image: "registry.example.com/*" },
      `${pod}/containers/1/image`,
      false,
    ],
    ["one without an image", { container: "init" }, `${pod}/initContainers/0`, true],
    ["the image of one that has none", { image: "*" }, `${pod}/initContainers/0`, false],
    ["one that is not there", { container: "app" }, `${pod}/containers/7`, false],
  ])("of a container: %s", (_, scope, at, wanted) => {
    expect(isExcepted(scope, at)).toBe(wanted);
  });

  it("is held against the object of a list that is applied", () => {
    const list = document(`
kind: PodList
metadata: {name: list}
items:
- metadata: {name: a}
- kind: List
  metadata: {name: inner}
  items: [{kind: Service, metadata: {generateName: b-}, items: [{kind: Other}]}]
`);
    expect(isExcepted({ kind: "Pod", name: "a" }, "/items/0/spec", list)).toBe(true);
    expect(isExcepted({ name: "list" }, "/items/0/spec", list)).toBe(false);
    expect(isExcepted({ kind: "Service", name: "b-" }, "/items/1/items/0", list)).toBe(true);
    expect(isExcepted({ kind: "Pod" }, "/items/1/items/0/spec", list)).toBe(false);
    expect(isExcepted({ name: "list" }, "/metadata/items/0", list)).toBe(true);
  });

  it("is held against the object where some list in it is called `items`", () => {
    const items = "[{kind: Secret, metadata: {name: key}}]";
    const mounted = document(`{kind: Pod, metadata: {name: web}, spec: {configMap: {items: ${items}}}}`);
    expect(isExcepted({ kind: "Pod", name: "web" }, "/spec/configMap/items/0/key", mounted)).toBe(true);
    expect(isExcepted({ name: "key" }, "/spec/configMap/items/0/key", mounted)).toBe(false);
    const list = document(`{kind: PodList, metadata: {name: list, items: ${items}}, items: []}`);
    expect(isExcepted({ name: "list" }, "/metadata/items/0", list)).toBe(true);
    expect(isExcepted({ name: "key" }, "/metadata/items/0", list)).toBe(false);
  });

  it("is held against containers of custom resources", () => {
    const flow = document(`
kind: Workflow
metadata: {name: w}
spec: {image: no, templates: [{name: t, container: {name: c, image: i}}], steps: [{name: s, image: j}]}
`);
    expect(isExcepted({ image: "i" }, "/spec/templates/0/container/args", flow)).toBe(true);
    expect(isExcepted({ container: "s" }, "/spec/steps/0/args", flow)).toBe(true);
    expect(isExcepted({ image: "no" }, "/spec/hostPID", flow)).toBe(false);
  });

  it.each(["containers", "initContainers", "ephemeralContainers"])(
    "takes any item of `%s` for one",
    (list) => {
      const bare = document(`{kind: Pod, spec: {${list}: [{name: bare}], others: [{name: other}]}}`);
      expect(isExcepted({ container: "bare" }, `/spec/${list}/0/securityContext`, bare)).toBe(true);
      expect(isExcepted({ container: "other" }, "/spec/others/0", bare)).toBe(false);
    },
  );

  it("takes nothing without an image for a container of a custom resource", () => {
    const task = document("{kind: Task, spec: {container: {name: c}}}");
    expect(isExcepted({ container: "c" }, "/spec/container/args", task)).toBe(false);
  });

  it.each<Value>([
    null,
    "text",
    [],
    document("a: {b: [1]}"),
    document("metadata: 3"),
    document('metadata: {name: ""}'),
  ])("finds nothing in %j", (odd) => {
    expect(isExcepted({ name: "*" }, "/a/b/0", odd)).toBe(false);
    expect(isExcepted({}, "/a/b/0", odd)).toBe(true);
  });
});

describe("a place in the document", () => {
  const within = { resource: 0, at: "/spec/a" };
  it.each<[string, Partial<Finding>, boolean]>([
    ["itself", { at: "/spec/a" }, true],
    ["below it", { at: "/spec/a/0/b" }, true],
    ["beside it", { at: "/spec/ab" }, false],
    ["above it", { at: "/spec" }, false],
    ["the document", { at: "" }, false],
    ["the same in another document", { at: "/spec/a", resource: 1 }, false],
    ["in a number that begins alike", { at: "/spec/a", resource: 10 }, false],
  ])("covers %s: %j", (_, entry, wanted) => {
    const { status } = apply({ exceptions: [exception({ within })], finding: finding(entry) });
    expect(status === "excepted").toBe(wanted);
  });

  it("may be a whole document, and its findings without a place", () => {
    const { at: _, ...whole } = finding();
    const exceptions = [exception({ within: { resource: 0, at: "" } })];
    expect(apply({ exceptions, finding: whole }).status).toBe("excepted");
    expect(apply({ exceptions, finding: finding({ at: "/a" }) }).status).toBe("excepted");
    const { resource: __, ...unnumbered } = whole;
    expect(apply({ exceptions, finding: unnumbered }).status).toBe("violation");
  });

  it("is one condition beside the rule, whichever of them fewer others share", () => {
    const exceptions = ["A-1", "A-2"].map((rule) => exception({ id: rule, rule, within }));
    expect(apply({ exceptions, finding: finding({ at: "/spec/a" }) }).exception?.id).toBe("A-1");
    expect(apply({ exceptions, finding: finding({ at: "/spec/b" }) }).status).toBe("violation");
  });
});

describe("an expiry", () => {
  it.each<[string, string]>([
    ["2027-03-31T00:00:00Z", "excepted"],
    ["2027-03-31T23:59:59.999Z", "excepted"],
    ["2027-04-01T00:00:00Z", "violation"],
    ["2027-03-31T23:59:59-01:00", "violation"],
    ["2027-04-01T01:59:59+02:00", "excepted"],
  ])("is the end of the day in UTC: at %s it is %s", (at, status) => {
    expect(apply({ exceptions: [exception({})] }, Date.parse(at)).status).toBe(status);
  });

  it("that has passed is told with the finding", () => {
    const found = apply({ exceptions: [exception({ expires: "2026-11-28" })] });
    expect([found.status, found.exception?.expires]).toEqual(["violation", "2026-11-28"]);
  });

  it("excepts nothing where the clock says nothing, or the date is none", () => {
    expect(apply({ exceptions: [exception({})] }, Number.NaN).status).toBe("violation");
    expect(apply({ exceptions: [exception({ expires: "never" })] }).status).toBe("violation");
  });

  it("that is latest counts, wherever it stands", () => {
    const early = exception({ id: "early", expires: "2026-01-01" });
    const late = exception({ id: "late", name: "web-*", expires: "2028-01-01" });
    const later = exception({ id: "later", rule: "A*", kind: "Deployment", expires: "2028-01-01" });
    expect(apply({ exceptions: [early, late, later] }).exception?.id).toBe("late");
    expect(apply({ exceptions: [later, late, early] }).exception?.id).toBe("later");
    const [found] = applyExceptions([finding()], {
      exceptions: [new ExceptionIndex([early]), new ExceptionIndex([late]), new ExceptionIndex([later])],
      factsOf: (each) => findingFacts(each, { document: web }),
      now,
    });
    expect(found?.exception?.id).toBe("late");
  });
});

it("nobody can answer for what could not be read", () => {
  for (const rule of ["K8S-UNREADABLE", "PARAMETERS", "ACT-MALFORMED", "PROMPT-UNREADABLE"])
    expect(apply({ exceptions: [exception({ rule })], finding: finding({ rule }) }).status).toBe("violation");
});

it("what does not count needs no exception", () => {
  const given = finding({ status: "not_applicable" });
  expect(apply({ exceptions: [exception({})], finding: given })).toBe(given);
});

it("of several that are found by the same, each is held against the finding", () => {
  const exceptions = ["*eb*", "*api*", "*db*"].map((name) => exception({ id: name, name }));
  const found = (name: string) =>
    apply({ exceptions }, now, document(`{kind: Pod, metadata: {name: ${name}}}`)).exception?.id;
  expect(["web-1", "my-api-1", "db", "other"].map(found)).toEqual(["*eb*", "*api*", "*db*", undefined]);
});

describe("many of them", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => index);
  const findings = many.map((index) =>
    finding({ resource: index, at: `/a/${index}`, rule: `A-${index % 100}` }),
  );
  const names = many.map((index) =>
    document(`{kind: Pod, metadata: {name: web-${index}-x, namespace: n${index % 50}}}`),
  );

  /** How often a text is held against a pattern: the work, whatever the machine. */
  function work(exceptions: readonly RuleException[]): { readonly excepted: number; readonly reads: number } {
    let reads = 0;
    const excepted = applyExceptions(findings, {
      exceptions: [new ExceptionIndex(exceptions)],
      factsOf: (each) => {
        const facts = findingFacts(each, { document: names[each.resource ?? 0] });
        return new Proxy(facts, {
          get: (target, field) => {
            reads++;
            return Reflect.get(target, field) as unknown;
          },
        });
      },
      now,
    }).filter(({ status }) => status === "excepted").length;
    return { excepted, reads };
  }

  it.each<[string, (index: number) => Partial<RuleException>]>([
    ["names", (index) => ({ rule: `A-${index % 100}`, name: `web-${index}-x` })],
    ["beginnings of names", (index) => ({ rule: `A-${index % 100}`, name: `web-${index}-*` })],
    ["ends of names", (index) => ({ rule: `A-${index % 100}`, name: `*-${index}-x` })],
    ["rules in namespaces", (index) => ({ rule: `A-${index % 100}`, namespace: `n${index % 50}` })],
    ["places", (index) => ({ rule: `A-${index % 100}`, within: { resource: index, at: `/a/${index}` } })],
    ["all alike", () => ({ rule: ["A-*"], kind: "Pod" })],
    ["all alike and expired", () => ({ rule: ["A-*"], kind: "Pod", expires: "2020-01-01" })],
  ])("cost in proportion to their number: %s", (_, entry) => {
    const { excepted, reads } = work(many.map((index) => exception({ id: String(index), ...entry(index) })));
    expect(reads).toBeLessThan(10_000 * 300);
    expect([0, 10_000]).toContain(excepted);
  });

  it("of one place are looked at by their rules", () => {
    const within = { resource: 7, at: "/a" };
    const { excepted, reads } = work(many.map((index) => exception({ rule: `A-${index}`, within })));
    // Finding 7 is within: it is held against the exception for its rule, not against all at its place.
    expect(excepted).toBe(1);
    expect(reads).toBeLessThan(10_000 * 12);
  });

  it("are held against a finding once, by whatever they are found", () => {
    let steps = 0;
    const index = new ExceptionIndex([
      exception({ id: "both", name: ["web*", "we*"] }),
      exception({ id: "other", name: "other" }),
    ]);
    const facts = findingFacts(finding(), { name: "web" });
    expect(
      index.find(facts, (count) => {
        steps += count;
      })?.id,
    ).toBe("both");
    expect(steps).toBe("web*".length * "web".length);
  });

  it("may take 20 million steps together, and not one more", () => {
    const question = (name: string) => ({
      exceptions: [new ExceptionIndex([exception({ name: "?" })])],
      factsOf: (each: Finding) => findingFacts(each, { name }),
      now,
    });
    const name = "x".repeat(10_000_000);
    expect(applyExceptions([finding(), finding()], question(name))).toEqual([finding(), finding()]);
    expect(() => applyExceptions([finding(), finding(), finding({ at: "/a" })], question(name))).toThrow(
      "holding findings against exceptions takes too long",
    );
    expect(() => applyExceptions([finding()], question(`${name}${name}x`))).toThrow("takes too long");
  });

  it("stop when globs take too long", () => {
    const slow = many.map((index) =>
      exception({ id: String(index), rule: "{A}-*", name: `*web*${index}*x*y` }),
    );
    expect(() => work(slow)).toThrow(
      expect.objectContaining({
        code: "limit_exceeded",
        message: "holding findings against exceptions takes too long",
      }),
    );
  });
});
