// The library of rules on configurations, as files: each whole, tested, in its domain, and named by frameworks that there are.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createGuard, frameworkNames, readShippedFramework } from "@palisade/guardrails/node";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readFrameworks } from "../../scripts/reference/frameworks.js";

const policies = fileURLToPath(new URL("../../policies-rego", import.meta.url));
const folders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const rules = folders(join(policies, "rules")).flatMap((domain) =>
  folders(join(policies, "rules", domain)).map((name) => ({ domain, name })),
);
const frameworks = readFrameworks();
const ids = new Map(
  frameworks.map(({ framework, sections }) => [
    framework,
    new Set(sections.flatMap(({ controls }) => controls.map(({ id }) => id))),
  ]),
);

type Control = { readonly framework: string; readonly id: string };

/** The METADATA of the package, whose block comes first. */
function metadataOf(text: string): Readonly<Record<string, unknown>> {
  const block = /^# METADATA\n((?:#.*\n)+)package /.exec(text)?.[1] ?? "";
  return parse(block.replace(/^# ?/gm, "")) as Readonly<Record<string, unknown>>;
}

describe.each(rules.map((rule) => [`${rule.domain}/${rule.name}`, rule] as const))("%s", (path, rule) => {
  const file = join(policies, "rules", path, `${rule.name}.rego`);
  const text = readFileSync(file, "utf8");
  const { title, description, custom } = metadataOf(text) as Readonly<Record<string, unknown>> & {
    readonly custom: Readonly<Record<string, unknown>>;
  };

  it("says all about itself", () => {
    expect(text).toContain(`\npackage rules.${rule.name}\n`);
    expect({ title, description, ...custom }).toMatchObject({
      title: expect.stringMatching(/\S/),
      description: expect.stringMatching(/\.\s*$/),
      id: expect.stringMatching(/^[A-Z0-9]+(?:-[A-Z0-9]+)+$/),
      domain: rule.domain,
      scope: expect.stringMatching(/^(?:object|set)$/),
      severity: expect.stringMatching(/^(?:critical|high|medium|low|info)$/),
      remedy: expect.stringMatching(/[^.]$/),
      controls: expect.any(Array),
      examples: { bad: expect.stringMatching(/\S/), good: expect.stringMatching(/\S/) },
    });
  });

  it("names controls that there are", () => {
    const variants = Object.values((custom["variants"] ?? {}) as Readonly<Record<string, { controls?: [] }>>);
    const controls = [custom, ...variants].flatMap((each) => (each["controls"] ?? []) as readonly Control[]);
    const unknown = controls.filter(({ framework, id }) => ids.get(framework)?.has(id) !== true);
    expect(unknown).toEqual([]);
  });

  it("has tests of what it finds and of what it lets pass", () => {
    const tests = join(policies, "rules", path, `${rule.name}_test.rego`);
    expect(existsSync(tests)).toBe(true);
    const said = readFileSync(tests, "utf8");
    expect(said.match(/^test_/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(said).toMatch(/set\(\)|== \[\]|\b0\b|^\tnot /m);
  });
});

it("rules have names and ids of their own", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

it("every rule is in the bundle, with its domain", async () => {
  const listed = (await createGuard()).listRules().filter(({ subject }) => subject === "configuration");
  expect(listed.length).toBe(rules.length);
  expect(new Set(listed.map(({ rule }) => rule)).size).toBe(rules.length);
  expect(listed.filter(({ domain }) => domain === undefined)).toEqual([]);
});

it("frameworks are whole", () => {
  const counts = frameworks.map(({ name, sections }) => [
    name,
    sections.flatMap(({ controls }) => controls).length,
  ]);
  expect(Object.fromEntries(counts)).toMatchObject({ cis: 131, pss: 2 });
  for (const { sections } of frameworks) {
    const controls = sections.flatMap((section) => section.controls);
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    for (const { title, look } of controls)
      expect([title, look]).toEqual([expect.stringMatching(/[^.]$/), expect.stringMatching(/\.$/)]);
  }
});

it("what frameworks name is there", async () => {
  const known = new Set((await createGuard()).listRules().map(({ rule }) => rule));
  for (const { sections } of frameworks)
    for (const { like = [], rules: named = [] } of sections.flatMap(({ controls }) => controls)) {
      expect(like.filter(({ framework, id }) => ids.get(framework)?.has(id) !== true)).toEqual([]);
      expect(named.filter((rule) => !known.has(rule))).toEqual([]);
    }
});

it("the pack of NSA has what its framework names", async () => {
  const guard = await createGuard({ parameters: { configuration: { packs: ["nsa"] } } });
  const active = guard
    .listRules()
    .filter((rule) => rule.subject === "configuration" && rule.active !== false);
  const controls =
    frameworks.find(({ name }) => name === "nsa")?.sections.flatMap((each) => each.controls) ?? [];
  const like = new Set(controls.flatMap((control) => (control.like ?? []).map(({ id }) => id)));
  const named = new Set(controls.flatMap((control) => control.rules ?? []));
  const all = guard.listRules().filter(({ subject }) => subject === "configuration");
  const wanted = all.filter(
    ({ rule, controls: own }) =>
      named.has(rule) || own.some(({ framework, id }) => framework === "CIS-Kubernetes-1.12" && like.has(id)),
  );
  const always = ["K8S-UNREADABLE"];
  expect(active.map(({ rule }) => rule).sort()).toEqual(
    [...wanted.map(({ rule }) => rule), ...always].sort(),
  );
});

it("the frameworks that ship are those of the policies", async () => {
  const shipped = await Promise.all(frameworkNames.map(readShippedFramework));
  expect(shipped).toEqual(frameworks);
});
