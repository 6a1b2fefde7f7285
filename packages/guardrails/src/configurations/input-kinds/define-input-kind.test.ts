// A kind of document is held against what one needs where it is declared.
import { describe, expect, it } from "vitest";
import { defineInputKind, type InputKind } from "./define-input-kind.js";

const compose: InputKind = {
  name: "compose",
  description: "Services of a Compose file.",
  detect: () => false,
  read: () => [],
};

describe("a kind of document", () => {
  it.each<[InputKind]>([
    [compose],
    [{ ...compose, mayBeEmpty: false, problems: () => [], locate: () => "" }],
    [
      new (class Compose implements InputKind {
        readonly name = "compose-2";
        readonly description = "Services.";
        readonly services = [];
        detect = () => false;
        read = () => this.services;
      })(),
    ],
  ])("is what was declared: %#", (kind) => {
    expect(defineInputKind(kind)).toBe(kind);
  });

  it.each<[unknown, string]>([
    [null, "a kind of document is an object with `name`, `description`, `detect`, `read`"],
    [5, "a kind of document is an object with"],
    [[compose], "a kind of document is an object with"],
    ...[undefined, "", "__proto__", "A b\n", "compose\n", "Compose", "a".repeat(51)].map(
      (name): [unknown, string] => [
        { ...compose, name },
        "the name of a kind of document is lower-case words with dashes, as `terraform-plan`, of 50 characters at most",
      ],
    ),
    [{ ...compose, description: "" }, "`description` must be a text that says something, as "],
    [{ ...compose, detect: true }, "`detect` must be a function"],
    [{ ...compose, read: undefined }, "`read` must be a function"],
    [{ ...compose, mayBeEmpty: "yes" }, "`mayBeEmpty` must be `true` or `false`, or left out"],
    [{ ...compose, problems: [] }, "`problems` must be a function, or left out"],
    [{ ...compose, locate: null }, "`locate` must be a function, or left out"],
    [
      { ...compose, problem: () => [] },
      "a kind of document has no field `problem` (did you mean `problems`?)",
    ],
  ])("is refused where it is declared: %#", (kind, problem) => {
    const refused = {
      name: "GuardError",
      code: "invalid_options",
      message: expect.stringContaining(`\`defineInputKind\`: ${problem}`),
    };
    expect(() => defineInputKind(kind as InputKind)).toThrow(expect.objectContaining(refused));
  });

  it("is refused if it throws when it is looked at", () => {
    const { proxy, revoke } = Proxy.revocable(compose, {});
    revoke();
    expect(() => defineInputKind(proxy)).toThrow("`defineInputKind` throws when it is looked at");
  });
});
