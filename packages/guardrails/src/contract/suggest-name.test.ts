import { describe, expect, it } from "vitest";
import { suggestName } from "./suggest-name.js";

const names = ["delete", "deploy", "get", "resource"];

describe("a name that was misspelt", () => {
  it.each([
    ["delte", "delete"],
    ["Deletee", "delete"],
    ["gte", "get"],
    ["resuorces", "resource"],
  ])("`%s` is taken for `%s`", (given, meant) => {
    expect(suggestName(given, names)).toBe(` (did you mean \`${meant}\`?)`);
  });

  it.each([["ge"], ["frobnicate"], [""], ["delete".repeat(100_000)], [7], [null], [undefined]])(
    "%j is like none of them",
    (given) => {
      expect(suggestName(given, names)).toBe("");
    },
  );

  it("is taken for none that is three away, however long it is", () => {
    expect(suggestName("deletexyz", names)).toBe("");
    expect(suggestName("deletexy", names)).toContain("`delete`");
  });

  it("may have forty letters", () => {
    const name = "n".repeat(41);
    expect(suggestName(name.slice(1), [name])).toContain(name);
    expect(suggestName(name, [name])).toBe("");
  });

  it("is taken for the nearest of several", () => {
    expect(suggestName("deplay", ["delete", "deploys", "deploy"])).toContain("`deploy`");
  });
});
