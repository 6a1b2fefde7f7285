import { checkPolicy, documentDependencies, parseModule, parseQuery, printTerm } from "@palisade/compiler";
import { expect, it } from "vitest";

const policy = `package app

import data.roles

allow if {
	some r in roles[input.user]
	admin(r)
}

admin(r) if r == data.config.admin

deny contains "x" if not data.other.q.z

level := 1 if {
	request := input.request
	request.size > 3
} else := 2 if input.small
`;

const table: readonly (readonly [query: string, base: string, virtual: string])[] = [
  ["data.app.allow", "data.config.admin data.roles input.user", "data.app.admin data.app.allow"],
  ["data.app.deny; input.z = x; data.roles[x]", "data.other.q.z data.roles input.z", "data.app.deny"],
  ["data.app.level", "input.request.size input.small", "data.app.level"],
  ["x := 1", "", ""],
];

it.each(table)("%s", (query, base, virtual) => {
  const { module } = parseModule("app.rego", policy);
  const { body = [] } = parseQuery(query);
  const checked = checkPolicy(module === undefined ? [] : [module], { queries: [{ name: "q", body }] });
  if (checked.policy === undefined) throw new Error("not checked");
  const found = documentDependencies(checked.policy);
  const texts = (paths: typeof found.base) =>
    paths.map((parts) =>
      printTerm({ kind: "ref", parts, location: { file: "", row: 1, column: 1, start: 0, end: 0 } }),
    );
  expect(texts(found.base).join(" ")).toBe(base);
  expect(texts(found.virtual).join(" ")).toBe(virtual);
});
