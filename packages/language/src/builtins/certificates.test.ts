// Certificates and keys as Go's JSON shows them; what is malformed is refused in Go's words, and costs little.
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { exampleContext } from "../../test/evaluate-example.js";
import type { RegoObject } from "../values/collections.js";
import { isObject } from "../values/kind.js";
import type { Value } from "../values/value.js";
import { callBuiltin } from "./call-builtin.js";
import { builtins } from "./index.js";

function call(name: string, ...values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`no built-in ${name}`);
  return callBuiltin(builtin, values, exampleContext());
}

const asObject = (value: Value | undefined): RegoObject => {
  if (value === undefined || !isObject(value)) throw new Error("no object");
  return value;
};

describe("private keys", () => {
  const keys = {
    rsa: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
    ec: generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey,
    ed25519: generateKeyPairSync("ed25519").privateKey,
  };

  test.each(Object.entries(keys))("%s as a JSON Web Key", (_, key) => {
    const expected = key.export({ format: "jwk" }) as Record<string, string>;
    const found = asObject(
      call("crypto.x509.parse_rsa_private_key", key.export({ type: "pkcs8", format: "pem" }) as string),
    );
    expect(Object.fromEntries(found.entries())).toEqual(expected);
  });

  test("each form is read", () => {
    const forms = [
      keys.rsa.export({ type: "pkcs1", format: "pem" }),
      keys.rsa.export({ type: "pkcs8", format: "pem" }),
      keys.ec.export({ type: "sec1", format: "pem" }),
      keys.ec.export({ type: "pkcs8", format: "pem" }),
    ] as readonly string[];
    const found = call("crypto.parse_private_keys", forms.join("")) as readonly Value[];
    expect(found).toHaveLength(4);
    expect(asObject(found[0]).get("N")).toEqual(asObject(found[1]).get("N"));
    expect(asObject(found[2]).get("D")).toEqual(asObject(found[3]).get("D"));
  });

  test("a message never quotes the key", () => {
    const pem = keys.rsa.export({ type: "pkcs1", format: "pem" }) as string;
    const lines = pem.split("\n");
    lines[4] = (lines[4] ?? "").split("").reverse().join("");
    expect(() => call("crypto.parse_private_keys", lines.join("\n"))).toThrow(
      /^crypto\.parse_private_keys: [a-z0-9/:* !=]+$/i,
    );
  });
});

describe("malformed texts", () => {
  const block = (type: string, bytes: string) =>
    `-----BEGIN ${type}-----\n${Buffer.from(bytes).toString("base64")}\n-----END ${type}-----\n`;

  test.each([
    ["foobar", "illegal base64 data at input byte 4"],
    ["YmFkc3RyaW5n", "x509: malformed certificate"],
    [block("CERTIFICATE", "bad"), "x509: malformed certificate"],
    [block("KEY", "bad"), "PEM block type is 'KEY', expected CERTIFICATE"],
  ])("%j", (text, message) => {
    expect(() => call("crypto.x509.parse_certificates", text)).toThrow(
      `crypto.x509.parse_certificates: ${message}`,
    );
    expect(call("crypto.x509.parse_and_verify_certificates", text)).toEqual([false, []]);
  });

  test("many beginnings without an end", () => {
    expect(call("crypto.parse_private_keys", "-----BEGIN PRIVATE KEY-----\n".repeat(50_000))).toEqual([]);
  });

  test("lengths that claim more than there is", () => {
    const der = Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x00]).toString("base64");
    expect(() => call("crypto.x509.parse_certificates", der)).toThrow("x509: malformed certificate");
  });
});
