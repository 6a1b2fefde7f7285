import { expect, it } from "vitest";
import { squeezeVerb, verbs, verbsByClass } from "./verbs.js";

it("lists every verb once, in the spelling that it is looked up by", () => {
  expect(new Set(verbs).size).toBe(verbs.length);
  expect(verbs).toEqual(Object.values(verbsByClass).flat());
  for (const verb of verbs) expect(squeezeVerb(verb)).toBe(verb);
});

it.each([
  ["Delete-Collection ", "deletecollection"],
  ["port_forward", "portforward"],
  ["API.Resources", "apiresources"],
  ["\t roll out\n", "rollout"],
])("%j is looked up as %s", (given, verb) => {
  expect(squeezeVerb(given)).toBe(verb);
});

it("knows what everyday verbs do", () => {
  const classOf = (verb: string) =>
    Object.entries(verbsByClass).find(([, list]) => (list as readonly string[]).includes(verb))?.[0];
  expect(["select", "pull"].map(classOf)).toEqual(["read", "read"]);
  const writes =
    "ssh proxy promote send login reboot insert call invoke open close push merge commit build test mkdir chmod";
  expect(new Set(writes.split(" ").map(classOf))).toEqual(new Set(["write"]));
  expect(["drop", "rmdir", "flush"].map(classOf)).toEqual(["delete", "delete", "delete"]);
});
