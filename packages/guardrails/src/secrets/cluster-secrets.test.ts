// Entries of Secrets, in whatever way their document is written, and how far a document reaches.
import { describe, expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { findSecrets } from "./find-secrets.js";

function found(text: string): readonly (readonly [string, string])[] {
  return findSecrets(text).map(({ kind, at, length }) => [kind, text.slice(at, at + length)]);
}
const entriesOf = (text: string): readonly string[] =>
  found(text)
    .filter(([kind]) => kind === "kubernetes-secret")
    .map(([, value]) => value);

const plain = "h67lbuQ9o4JFGAbw";
const encoded = btoa(plain);
const other = btoa("k3J9x2m4q8W1z7Tt");

describe("an entry of a Secret", () => {
  it.each([
    ["in YAML", `kind: Secret\ndata:\n  pin: ${encoded}`],
    ["in YAML, quoted", `kind: "Secret"\ndata:\n  "pin": "${encoded}"`],
    ["in YAML, in other quotes", `kind: 'Secret'\ndata:\n  'pin': '${encoded}'`],
    ["in YAML on one line", `{kind: Secret, data: {pin: ${encoded}}}`],
    ["in YAML, as a block", `kind: Secret\ndata:\n  pin: |\n    ${encoded}`],
    ["in YAML, as a folded block", `kind: Secret\ndata:\n  pin: >-\n    ${encoded}`],
    ["in YAML, with its data first", `data:\n  pin: ${encoded}\nkind: Secret`],
    ["in YAML, in a list", `- kind: Secret\n  data:\n    pin: ${encoded}`],
    ["in small letters", `kind: secret\ndata:\n  pin: ${encoded}`],
    ["in JSON", `{"kind":"Secret","data":{"pin":"${encoded}"}}`],
    ["in JSON, spread out", `{\n  "kind" : "Secret",\n  "data" : {\n    "pin" : "${encoded}"\n  }\n}`],
    ["in JSON in a text", `{\\"kind\\":\\"Secret\\",\\"data\\":{\\"pin\\":\\"${encoded}\\"}}`],
    ["in YAML in a text", `"kind: Secret\\ndata:\\n  pin: ${encoded}\\n"`],
    ["in Python", `{'kind': 'Secret', 'data': {'pin': '${encoded}'}}`],
    [
      "behind public ones",
      `kind: Secret\ndata:\n  username: ${btoa("k3J9x2m4")}\n  tls.crt: ${other}\n  pin: ${encoded}`,
    ],
    ["behind a stand-in", `kind: Secret\ndata:\n  a: <base64>\n  pin: ${encoded}`],
    ["behind what is no base64", `kind: Secret\ndata:\n  a: k3J9x2m4!\n  pin: ${encoded}`],
    ["behind another part", `data:\n  pin: ${encoded}\ntype: Opaque\nkind: Secret`],
    [
      "in its second block",
      `kind: Secret\ndata:\n  host: ${other}\nstringData:\n  x: y\nmetadata: {}\ndata:\n  pin: ${encoded}`,
    ],
  ])("%s", (_, text) => expect(entriesOf(text)).toEqual([encoded]));

  it("in clear is as it is", () => {
    expect(entriesOf(`kind: Secret\nstringData:\n  pin: ${plain}`)).toEqual([plain]);
    expect(entriesOf(`kind: Secret\ndata:\n  pin: ${plain.slice(0, 15)}!`)).toEqual([]);
  });

  it("of bytes that are no text is a key, from eight bytes on", () => {
    const bytes = (length: number) =>
      btoa(String.fromCharCode(...Array.from({ length }, (_, index) => 128 + index)));
    expect(entriesOf(`kind: Secret\ndata:\n  key: ${bytes(8)}`)).toEqual([bytes(8)]);
    expect(entriesOf(`kind: Secret\ndata:\n  key: ${bytes(7)}`)).toEqual([]);
    expect(entriesOf("kind: Secret\nstringData:\n  pin: schlüssel-4711-ä")).toEqual([]);
  });

  it.each(["1f2d1e2e67df", "t0p-Secret", "mypassword"])("that everybody knows is none: %s", (known) => {
    expect(entriesOf(`kind: Secret\ndata:\n  pin: ${btoa(known)}`)).toEqual([]);
    expect(entriesOf(`kind: Secret\ndata:\n  pin: ${btoa(`${known}\n`)}`)).toEqual([]);
    expect(entriesOf(`kind: Secret\nstringData:\n  pin: ${known}`)).toEqual([]);
  });

  it.each([
    "user username host hostname port namespace ca.crt tls.crt my.crt id.pub url server name email region database dbname db",
    "endpoint type project",
  ])("that others may read is none: %s", (names) => {
    for (const name of names.split(" "))
      expect({ name, found: entriesOf(`kind: Secret\ndata:\n  ${name}: ${encoded}`) }).toEqual({
        name,
        found: [],
      });
  });
});

describe("what is no entry of a Secret", () => {
  it.each([
    ["of another kind", `kind: ConfigMap\ndata:\n  pin: ${encoded}`],
    ["of a kind that begins alike", `kind: SecretStore\ndata:\n  pin: ${encoded}`],
    ["of a kind with a hyphen", `kind: Secret-x\ndata:\n  pin: ${encoded}`],
    ["in a map of labels", `kind: Secret\nlabels:\n  pin: ${encoded}`],
    ["behind its data", `kind: Secret\ndata:\n  a: <x>\nmetadata:\n  pin: ${encoded}`],
    ["in the document before", `data:\n  pin: ${encoded}\n---\nkind: Secret`],
    ["in the document behind", `kind: Secret\n---\ndata:\n  pin: ${encoded}`],
    ["of the next kind", `kind: Secret\nkind: ConfigMap\ndata:\n  pin: ${encoded}`],
    ["too short for base64", "kind: Secret\ndata:\n  pin: abc"],
    ["of no length of base64", "kind: Secret\ndata:\n  pin: k3J9x"],
  ])("%s", (_, text) => expect(entriesOf(text)).toEqual([]));

  it("stands too far from its kind", () => {
    const near = (length: number) => `kind: Secret\n${"#".repeat(length)}\ndata:\n  pin: ${encoded}`;
    expect(entriesOf(near(19_000))).toEqual([encoded]);
    expect(entriesOf(near(20_100))).toEqual([]);
    const before = (length: number) => `data:\n  pin: ${encoded}\n${"#".repeat(length)}\nkind: Secret\n`;
    expect(entriesOf(before(19_000))).toEqual([encoded]);
    expect(entriesOf(before(20_100))).toEqual([]);
  });
});

it("every Secret of many is found", () => {
  const text = `kind: Secret\ndata:\n  pin: ${encoded}\n---\nkind: Secret\ndata:\n  pin: ${other}\n---\nkind: ConfigMap\ndata:\n  pin: ${encoded}`;
  expect(entriesOf(text)).toEqual([encoded, other]);
});

describe("logins of registries", () => {
  const auth = (value: string) => found(`{"auths":{"r":{"auth":"${value}"}}}`);
  it.each([
    [btoa("app:Kx9mQ2vT"), true],
    [btoa("a:Kx9mQ2vT"), true],
    [btoa(":Kx9mQ2vT"), true],
    [btoa("app:x1"), true],
    [btoa("app-without-one"), false],
    [btoa("application:"), false],
    [btoa("app:password"), false],
    [btoa("app:<password>"), false],
  ])("%s is one: %s", (value, isOne) =>
    expect(auth(value)).toEqual(isOne ? [["docker-config-auth", value]] : []),
  );
});

describe("tokens with a full stop", () => {
  it.each([
    ["kubeadm-token", `${madeUp(5, "small")}7.k${madeUp(14, "small")}z`],
    ["vault-token", `s.aB3${madeUp(21)}`],
    ["vault-token", `b.aB3${madeUp(21)}`],
    ["vault-token", `r.aB3${madeUp(21)}`],
  ])("%s: %s stands alone", (kind, value) => {
    expect(found(`see ${value} here`)).toEqual([[kind, value]]);
    expect(found(value)).toEqual([[kind, value]]);
    expect(found(`see ${value}. Yes`)).toEqual([[kind, value]]);
    for (const text of [
      `see x${value} here`,
      `see ${value}x here`,
      `see ${value}.x here`,
      `see ${value}-x here`,
    ])
      expect({ text, found: found(text) }).toEqual({ text, found: [] });
  });

  it.each([`t.aB3${madeUp(21)}`, `s.${"ab3".repeat(8)}`, `s.${"AB3".repeat(8)}`, `s.${"aBc".repeat(8)}`])(
    "is none: %s",
    (value) => expect(found(`see ${value} here`)).toEqual([]),
  );
});
