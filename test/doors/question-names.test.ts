// Questions are asked by one name at every door: a command that has another keeps that name from questions of one's own.
import { commands } from "@palisade/cli";
import { defineSubject, subjects } from "@palisade/guardrails";
import { expect, it } from "vitest";
import { z } from "zod";

const asked = commands
  .map(({ name }) => name.split(" "))
  .flatMap(([group, name]) => (group === "validate" && name !== undefined ? [name] : []));

it("no question of one's own can have a name that a command asks another by", () => {
  const own = asked.filter((name) => !subjects.some((subject) => subject.name === name));
  expect(own).toEqual(["config", "shell"]);
  for (const name of own) {
    const request = z.strictObject({});
    expect(() =>
      defineSubject({
        name,
        called: "a thing",
        description: "A thing.",
        entrypoint: "thing/decision",
        request,
      }),
    ).toThrow(`\`${name}\` is what a command calls another question`);
  }
});
