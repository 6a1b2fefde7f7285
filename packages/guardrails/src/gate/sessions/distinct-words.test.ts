// Which words of a text tell it from others, and where an action has them.
import { describe, expect, it } from "vitest";
import { distinctWords, wordDigest } from "./distinct-words.js";
import { wordsOfAction } from "./words-of-action.js";

const wordsOf = (text: string): readonly string[] => [...distinctWords(text)];

describe("distinct words", () => {
  it.each([
    ["", []],
    ["plain words of a language", []],
    ["web-12", ["web-12"]],
    ["web-1", []],
    ["abcdef", []],
    ["abcde1", []],
    ["1abcde", []],
    ["abcd1f", ["abcd1f"]],
    ["a1cdef", ["a1cdef"]],
    ["Cache-7A", ["cache-7a"]],
    ["früher", []],
    ["xaaaax", []],
    ["xzzzzx", []],
    ["abc\u007fdef", ["abc\u007fdef"]],
    ["abc\u0080def", []],
    ["ab/cd ef~gh", []],
    ["ab/cde fg~hij", ["ab/cde", "fg~hij"]],
    ["https://evil.example/x/y?z", ["https://evil.example/x/y", "evil.example"]],
    ["see x://:8443/y", ["x://:8443/y"]],
    ["früh-er", ["früh-er"]],
    ["abc{ef-gh", []],
    ["ab`cd-efgh", ["cd-efgh"]],
    [
      "'db-main-0' \"db-main-1\" <db-main-2> (db-main-3) [db-main-4], db-main-5; db-main-6|db-main-7",
      Array.from({ length: 8 }, (_, index) => `db-main-${index}`),
    ],
    [
      "key=db-main-0&x?db-main-1\ndb-main-2\tdb-main-3{db-main-4}`db-main-5`",
      Array.from({ length: 6 }, (_, index) => `db-main-${index}`),
    ],
    [
      "**db-main-0** __db-main-1__ #db-main-2: db-main-3. db-main-4! :db-main-5",
      Array.from({ length: 6 }, (_, index) => `db-main-${index}`),
    ],
    ["https://evil.example:8443/x/y", ["https://evil.example:8443/x/y", "evil.example:8443", "evil.example"]],
    ["https://a.b/x", ["https://a.b/x"]],
    ["://host.example/x", ["//host.example/x"]],
    ["......", []],
    [`a-${"x".repeat(254)}`, [`a-${"x".repeat(254)}`]],
    [`a-${"x".repeat(255)}`, []],
  ])("of %j are %j", (text, words) => expect(wordsOf(text)).toEqual(words));
});

describe("the digest of a word", () => {
  const who = { tenant: "acme", principal: "ana" };
  it("is the same for the same, and another one for each tenant, principal and word", () => {
    const digest = wordDigest(who, "web-12");
    expect(digest).toMatch(/^[\w-]{22}$/);
    expect(wordDigest({ ...who }, "web-12")).toBe(digest);
    const others = [
      wordDigest({ ...who, tenant: "other" }, "web-12"),
      wordDigest({ ...who, principal: "ben" }, "web-12"),
      wordDigest(who, "web-13"),
    ];
    expect(new Set([digest, ...others]).size).toBe(4);
  });
});

describe("the words of an action", () => {
  it("have the places of the texts that have them", () => {
    const words = wordsOfAction({
      name: "web-12",
      command: "get web-12 and db-main-0",
      "a/b": { "c~d": ["web-12", 5, null, { deep: "x-deep-1" }] },
    });
    expect(Object.fromEntries(words)).toEqual({
      "web-12": ["/name", "/command", "/a~1b/c~0d/0"],
      "db-main-0": ["/command"],
      "x-deep-1": ["/a~1b/c~0d/3/deep"],
    });
  });

  it.each(["context", "subject", "tool", "verb", "resource", "environment"])(
    "are not those of `%s`",
    (field) => {
      expect(wordsOfAction({ [field]: "web-12", other: "web-13" })).toEqual(
        new Map([["web-13", ["/other"]]]),
      );
      expect(wordsOfAction({ arguments: { [field]: "web-12" } })).toEqual(
        new Map([["web-12", [`/arguments/${field}`]]]),
      );
    },
  );
});
