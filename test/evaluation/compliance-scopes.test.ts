// The scopes that the Compliance Checker is measured on: they are read without a problem, and name controls that there are.
import { readFileSync } from "node:fs";
import { type ComplianceScope, loadComplianceScopes } from "@palisade/agents/compliance-scopes";
import { showProblem } from "@palisade/agents/scenarios";
import { expect, it } from "vitest";

const { scopes, problems } = await loadComplianceScopes(new URL("compliance/", import.meta.url).pathname);

type Framework = { readonly sections: readonly { readonly controls: readonly { readonly id: string }[] }[] };
const controlsOf = (framework: string): ReadonlySet<string> => {
  const url = new URL(`../../packages/guardrails/frameworks/${framework}.json`, import.meta.url);
  const { sections } = JSON.parse(readFileSync(url, "utf8")) as Framework;
  return new Set(sections.flatMap(({ controls }) => controls.map(({ id }) => id)));
};

it("can be read", () => {
  expect(problems.map(showProblem)).toEqual([]);
});

it.each(["cis", "hipaa", "nsa", "pss"])("of %s name controls of it", (framework) => {
  const named = scopes.filter((each) => each.framework === framework);
  const known = controlsOf(framework);
  expect(named.flatMap(({ controls }) => Object.keys(controls)).filter((id) => !known.has(id))).toEqual([]);
  expect(named.length).toBeGreaterThanOrEqual(5);
});

it.each<[string, number, (scope: ComplianceScope) => boolean]>([
  ["scopes", 32, () => true],
  ["of manifests", 10, ({ manifests }) => manifests !== undefined],
  ["of profiles", 5, ({ profile }) => profile !== undefined],
  ["of clusters", 5, ({ cluster }) => cluster !== undefined],
])("%s are at least %i", (_, count, is) => {
  expect(scopes.filter(is).length).toBeGreaterThanOrEqual(count);
});
