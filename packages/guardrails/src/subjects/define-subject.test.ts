// Questions of one's own: asked by their names, read and refused like the ones that ship.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { guardWith } from "../guard.js";
import { GuardError } from "../guard-error.js";
import { policyOf } from "../testing/memory-policy.js";
import { defineSubject } from "./define-subject.js";

const allows = policyOf(() => ({ effect: "allow", findings: [] }));

describe("a question of one's own", () => {
  const definition = {
    name: "release",
    called: "a release",
    description: "Whether a release may go out.",
    entrypoint: "release/decision",
    request: z.strictObject({ version: z.string() }),
  };
  const release = defineSubject(definition);

  it("takes the place of no other", () => {
    const message = (name: string): string => `\`subjects\`: there is a question \`${name}\` already`;
    const policies = [allows];
    expect(() => guardWith({ policies, subjects: [{ ...release, name: "action" }] })).toThrow(
      message("action"),
    );
    expect(() => guardWith({ policies, subjects: [release, release] })).toThrow(message("release"));
  });

  it.each<[unknown]>([
    ["a release"],
    ["Release"],
    ["release_note"],
    ["-release"],
    ["release--note"],
    ["release\n"],
    ["__proto__"],
    [""],
    ["1st"],
    ["über"],
    ["a".repeat(51)],
    [undefined],
  ])("has a name that every door can ask by, and not %j", (name) => {
    const problem =
      "the name of a question is lower-case words with dashes, as `tool-result`, of 50 characters at most";
    const refused = (option: string) => new GuardError("invalid_options", `\`${option}\`: ${problem}`);
    expect(() => defineSubject({ ...definition, name: name as string })).toThrow(refused("defineSubject"));
    if (typeof name !== "string") return;
    expect(() => guardWith({ policies: [allows], subjects: [{ ...release, name }] })).toThrow(
      refused("subjects/0"),
    );
  });

  it.each<[string, unknown, string]>([
    [
      "is none",
      null,
      "a question is an object with `name`, `called`, `description`, `entrypoint`, `request`",
    ],
    ["is nothing", undefined, "a question is an object with `name`"],
    ["is a list", [definition], "a question is an object with `name`"],
    [
      "has a `called` that is no text",
      { ...definition, called: 5 },
      "`called` must be a text that says something",
    ],
    ["has no description", { ...definition, description: [] }, "`description` must be a text"],
    ["has an empty description", { ...definition, description: " " }, "`description` must be a text"],
    ...["", "/", "release", "/release/decision", "release/", "a//b", 5, undefined].map(
      (entrypoint): [string, unknown, string] => [
        `has the entrypoint ${String(entrypoint)}`,
        { ...definition, entrypoint },
        "`entrypoint` must be the path of a rule, as `release/decision`",
      ],
    ),
    ...[{}, null, undefined, 5, z.string(), { shape: {} }].map((request): [string, unknown, string] => [
      "has a request that is no schema",
      { ...definition, request },
      "`request` must be an object's schema in zod, as `z.strictObject({ version: z.string() })`",
    ]),
    ...["requestWith", "normalise", "read"].map((name): [string, unknown, string] => [
      `has a \`${name}\` that is none`,
      { ...definition, [name]: null },
      `\`${name}\` must be a function, or left out`,
    ]),
    [
      "has a misspelt field",
      { ...definition, normalize: () => ({}) },
      "a question has no field `normalize` (did you mean `normalise`?)",
    ],
  ])("makes none if it %s", (_, given, problem) => {
    const refused = {
      code: "invalid_options",
      message: expect.stringContaining(`\`defineSubject\`: ${problem}`),
    };
    expect(() => defineSubject(given as typeof definition)).toThrow(expect.objectContaining(refused));
  });

  it("makes none if it throws when it is looked at", () => {
    const given = {
      get name(): string {
        throw 1;
      },
    };
    expect(() => defineSubject(given as typeof definition)).toThrow(
      new GuardError("invalid_options", "`defineSubject` throws when it is looked at"),
    );
  });

  it("is not called what a command calls another question", () => {
    const problem = "`config` is what a command calls another question: name yours otherwise";
    expect(() => defineSubject({ ...definition, name: "config" })).toThrow(`\`defineSubject\`: ${problem}`);
    expect(defineSubject({ ...definition, name: "config2-b" }).name).toBe("config2-b");
    expect(defineSubject({ ...definition, name: "a".repeat(50) }).name).toHaveLength(50);
  });

  it("is asked by its name, and refused like others", () => {
    const policy = policyOf(
      (_, input) => ({ effect: "allow", findings: [], ...(input as object) }),
      ["release/decision"],
    );
    const guard = guardWith({ policies: [policy], subjects: [release] });
    expect(guard.validate("release", { version: 1 }).failure).toEqual({
      code: "invalid_request",
      message: "must be a string at `/version`",
    });
    expect(guard.validate("release", { version: "1" }).failure?.code).toBe("unknown_decision_shape");
    expect(guard.subjects.map(({ name }) => name)).toEqual([
      "prompt",
      "response",
      "tool-result",
      "action",
      "configuration",
      "release",
    ]);
  });

  it("that nobody declared is a request that is none", () => {
    expect(guardWith({ policies: [allows] }).validate("release", {})).toMatchObject({
      effect: "deny",
      request: { kind: "release" },
      failure: { code: "invalid_request", message: "a guard cannot be asked about `release`" },
    });
    expect(guardWith({ policies: [allows] }).validate(Symbol("x") as never, {}).request).toEqual({
      kind: "unknown",
    });
  });
});
