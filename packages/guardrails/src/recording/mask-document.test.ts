// What is secret or about somebody is nowhere in what a log gets, and what is neither stays as it is.
import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { maskDocument } from "./mask-document.js";

const token = `ghp_${madeUp(36)}`;
const blocks = (length: number): string => "█".repeat(length);

describe("a document", () => {
  it.each<[string, unknown, string]>([
    ["a token", { a: [{ b: `see ${token}` }] }, token],
    ["a token as a key", { [token]: { x: 1 } }, token],
    ["a token in a text of many lines", { text: `first\nuse ${token}\n"there"` }, token],
    ["a token in a long text", { text: `${"word ".repeat(600)}${token}` }, token],
    [
      "an encoded token",
      { body: btoa(`the token is ${token} for it`) },
      btoa(`the token is ${token} for it`),
    ],
    ["a setting", { environment: { DB_PASSWORD: "Tr0ub4dor&3x" } }, "Tr0ub4dor&3x"],
    ["a weak password", { password: "sunshine" }, "sunshine"],
    ["a variable of a pod", { env: [{ name: "API_TOKEN", value: "sunshine" }] }, "sunshine"],
    ["a change of a field", { changes: [{ path: ["spec", "password"], value: "sunshine" }] }, "sunshine"],
    ["a flag and its value", { args: ["--db-password", "sunshine", "run"] }, "sunshine"],
    ["a Secret", { kind: "Secret", stringData: { greeting: "sunshine" } }, "sunshine"],
    ["a Secret in a list", { items: [{ kind: "Secret", data: { a: "c3Vuc2hpbmU=" } }] }, "c3Vuc2hpbmU="],
    [
      "what fills a Secret",
      { targets: [{ kind: "secrets" }], changes: [{ path: ["from-literal"], value: "a=sunshine" }] },
      "a=sunshine",
    ],
    ["an address", { to: "olga.berg@shop.eu" }, "olga.berg@shop.eu"],
    ["a number", { card: 4929180462103359 }, "4929180462103359"],
    [
      "a key of many lines",
      { k: `-----BEGIN PRIVATE KEY-----\n${madeUp(64, "base64")}\n-----END PRIVATE KEY-----` },
      madeUp(64, "base64"),
    ],
    [
      "a value that is only known from elsewhere",
      { command: "login --password=Tr0ub4dor&3x", operations: [{ words: ["Tr0ub4dor&3x"] }] },
      "Tr0ub4dor&3x",
    ],
  ])("has %s masked, and its place told", (_, document, value) => {
    const before = structuredClone(document);
    const { document: masked, masked: places } = maskDocument(document);
    expect(JSON.stringify(masked)).not.toContain(value);
    expect(JSON.stringify(places)).not.toContain(value);
    expect(JSON.stringify(masked)).toContain("██");
    expect(places.length).toBeGreaterThan(0);
    expect(document).toEqual(before);
    expect(maskDocument(masked)).toEqual({ document: masked, masked: [] });
  });

  it("keeps its form, and tells each place", () => {
    const document = JSON.parse(
      `{"__proto__": {"password": "sunshine"}, "a/b": ["${token}", 1, null, true], "list": [{"secret": ["x1", {"y": "y1"}]}]}`,
    ) as Record<string, unknown>;
    const { document: masked, masked: places } = maskDocument({ ...document, gone: undefined });
    expect(JSON.stringify(masked)).toBe(
      JSON.stringify(document).replace("sunshine", blocks(8)).replace(token, blocks(40)),
    );
    expect(places).toEqual(["/__proto__/password", "/a~1b/0"]);
  });

  it("names the place below a key that is masked by what stands there", () => {
    expect(maskDocument({ [token]: { password: "sunshine" } })).toEqual({
      document: { [blocks(40)]: { password: blocks(8) } },
      masked: [`/${blocks(40)}`, `/${blocks(40)}/password`],
    });
  });

  it.each([
    ["abc", "abcdef abc", "abcdef abc"],
    ["abcd", "abcdef abcd", `${blocks(4)}ef ${blocks(4)}`],
  ])("has the value %s masked elsewhere, if it is long enough", (password, note, masked) => {
    expect(maskDocument({ password, note }).document).toEqual({
      ...{ password: blocks(password.length), note: masked },
    });
  });

  it("has two hundred values masked elsewhere, and all of them where they stand", () => {
    const values = Array.from({ length: 201 }, (_, index) => `sunshine${1000 + index}x`);
    const secrets = values.map((password) => ({ password }));
    const { document } = maskDocument({ secrets, notes: values });
    expect(document).toEqual({
      secrets: values.map(({ length }) => ({ password: blocks(length) })),
      notes: values.map((value, index) => (index < 200 ? blocks(value.length) : value)),
    });
  });

  it("has the longest value masked first, so that nothing of it is left", () => {
    const document = {
      a: { password: "sunshine" },
      b: { password: "sunshine-today" },
      note: "sunshine-today",
    };
    expect(maskDocument(document).document).toMatchObject({ note: blocks(14) });
  });

  it("keeps the lines of what is masked", () => {
    expect(maskDocument({ password: "one\r\ntwo" }).document).toEqual({ password: "███\r\n███" });
  });

  it.each<[unknown]>([
    [{ verb: "delete", resource: "pods", name: "web-7d9f8c5b6-x2k4j", namespace: "shop", replicas: 3 }],
    [{ kind: "ConfigMap", data: { greeting: "hello" }, metadata: { labels: { token: { a: 1 } } } }],
    [{ secretName: "db-creds", automountServiceAccountToken: true, max_tokens: 100, nextToken: "page-2" }],
    [{ targets: [{ kind: "configmaps" }], changes: [{ path: ["data", "a"], value: "hello" }] }],
    [{ args: ["--verbose", "password"], password: "", text: "line\nline" }],
    [[1, "two", [null], {}]],
    ["a text"],
    [null],
  ])("without anything of the kind is the same: %j", (document) => {
    expect(maskDocument(document)).toEqual({ document, masked: [] });
  });
});
