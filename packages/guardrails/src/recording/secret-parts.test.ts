// What is secret by its name or its neighbours, and where it stands.
import { expect, it } from "vitest";
import { isSecretName, secretParts } from "./secret-parts.js";

it.each(
  [
    ...["password", "DB_PASSWORD", "passwd", "passphrase", "pass-code", "pwd", "PWD", "clientSecret"],
    ...["token", "API-TOKEN", "apiKey", "x-api-key", "accessKey", "secretKey", "private_key", "signing.key"],
    ...["encryptionKey", "credential", "AWS Credentials", "Authorization", "cookie", "Set-Cookie"],
  ].map((name) => ({ name })),
)("$name is the name of a secret", ({ name }) => {
  expect(isSecretName(name)).toBe(true);
});

it.each(
  [
    ...["nextToken", "next_page_token", "continue-token", "continuationToken", "page token"],
    ...["passwords", "tokens", "max_tokens", "secretName", "cookies", "keys", "key", "publicKey", "pass", ""],
    ...[5, null, undefined, ["password"], { toString: () => "password" }],
  ].map((name) => ({ name })),
)("$name is none", ({ name }) => {
  expect(isSecretName(name)).toBe(false);
});

it.each<[string, unknown, readonly string[]]>([
  ["by their names", { password: "x", user: "y", a: [{ token: "z" }] }, ["/password", "/a/0/token"]],
  ["with a slash and a tilde in a name", { "a/b~password": "x" }, ["/a~1b~0password"]],
  ["and nothing under a name that is a list or an object", { password: ["x"], token: { a: "y" } }, []],
  ["and no numbers", { password: 5, token: true, secret: null }, []],
  ["behind a flag", ["--token", "x", "-pwd", "y", "--verbose", "z", "token", "w"], ["/1", "/3"]],
  ["and no flag's own text", ["--token=x", "y"], []],
  ["behind no number", [5, "x"], []],
  [
    "in a Secret, with all that is in them",
    { kind: "Secret", data: { a: "x", b: ["y"] }, stringData: { c: "z" }, metadata: { name: "n" } },
    ["/data/a", "/data/b/0", "/stringData/c"],
  ],
  ["in one in small letters", { kind: "secret", data: { a: "x" } }, ["/data/a"]],
  ["in no other kind", { kind: "SecretList", data: { a: "x" } }, []],
  ["in no kind that is none", { kind: 5, data: { a: "x" } }, []],
  ["as the value of a variable", [{ name: "API_TOKEN", value: "x", other: "y" }], ["/0/value"]],
  ["as no value of another", [{ name: "API", value: "x" }], []],
  ["of a change, by a list", { path: ["spec", "password"], value: { a: "x" } }, ["/value/a"]],
  ["of a change, by a pointer", { path: "/spec/password", value: "x" }, ["/value"]],
  ["of a change of nothing secret", { path: ["password", "length"], value: "x" }, []],
  ["of a change without a path", { path: 5, value: "x" }, []],
  ...["data", "stringData", "from-literal"].map((step): [string, unknown, readonly string[]] => [
    `in what fills a Secret by ${step}`,
    { targets: [{ kind: "secrets" }], changes: [{ path: [step, "a"], value: "x" }] },
    ["/changes/0/value"],
  ]),
  [
    "in what fills one of several",
    { targets: [{ kind: "pods" }, { kind: "secrets" }], changes: [{ path: ["data"], value: "x" }] },
    ["/changes/0/value"],
  ],
  [
    "in nothing that fills something else",
    { targets: [{ kind: "configmaps" }, null], changes: [{ path: ["data", "a"], value: "x" }] },
    [],
  ],
  [
    "in nothing beside what fills one",
    { a: { targets: [{ kind: "secrets" }] }, b: { path: ["data"], value: "x" } },
    [],
  ],
  ["in no other field of a Secret", { targets: [{ kind: "secrets" }], path: ["type"], value: "x" }, []],
  ["in nothing of a Secret that has no targets", { targets: "secrets", path: ["data"], value: "x" }, []],
])("they are found %s", (_, document, places) => {
  expect([...secretParts(document)]).toEqual(places);
});
