import type { Profile } from "@palisade/palette";
import { describe, expect, it } from "vitest";
import { type AttachedProfile, compareProfile } from "./compare-profile.js";

type Pack = AttachedProfile["packs"][number];
const pack = (name: string, values?: string, version = "1.0.0"): Pack => ({
  name,
  version,
  ...(values !== undefined && { values }),
});
const attached = (...packs: readonly Pack[]): AttachedProfile => ({
  uid: "u",
  name: "base",
  profileVersion: "1.2.0",
  packs: [...packs],
});
const profile = (...packs: readonly Pack[]): Profile => ({
  metadata: { name: "base", uid: "u", labels: {}, annotations: {} },
  spec: { versions: [], published: attached(...packs) },
});

describe("compareProfile", () => {
  it.each<[string, readonly Pack[], readonly Pack[], readonly unknown[]]>([
    ["nothing", [pack("a", "x: 1\n")], [pack("a", "x: 1")], []],
    ["empty lines", [pack("a", "x: 1  \n\n")], [pack("a", "x: 1")], []],
    ["other values", [pack("a", "x: 2")], [pack("a", "x: 1")], [{ pack: "a", kind: "values" }]],
    [
      "values where the profile has none",
      [pack("a", "x: 2"), pack("b", "y: 1")],
      [pack("a"), pack("b", "y: 1")],
      [{ pack: "a", kind: "values" }],
    ],
    ["no values told", [pack("a")], [pack("a", "x: 1")], [{ pack: "a", kind: "values" }].slice(1)],
    [
      "another version",
      [pack("a", "", "1.1.0")],
      [pack("a", "", "1.0.0")],
      [{ pack: "a", kind: "version", declared: "1.0.0", actual: "1.1.0" }],
    ],
    ["a pack less", [], [pack("a")], [{ pack: "a", kind: "missing" }]],
    ["a pack more", [pack("a")], [], [{ pack: "a", kind: "added" }]],
  ])("finds %s", (_, actual, declared, differences) => {
    expect(compareProfile(attached(...actual), profile(...declared)).differences).toEqual(differences);
  });

  it("knows a profile that is gone", () => {
    expect(compareProfile(attached(pack("a")), undefined)).toEqual({
      uid: "u",
      name: "base",
      version: "1.2.0",
      isGone: true,
      differences: [],
    });
  });
});
