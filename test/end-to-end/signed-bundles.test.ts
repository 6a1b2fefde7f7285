// `palisade sign`, `build --signing-key` and `--verification-key`, from key files to exit codes.
import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Workspace } from "./run-palisade.js";

const policy = "package app\n\n# METADATA\n# entrypoint: true\nallow if data.app.admin == input.user\n";
const pem = (format: "spki" | "pkcs8") => ({ type: format, format: "pem" }) as const;
const pair = () =>
  generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: pem("spki") as { type: "spki"; format: "pem" },
    privateKeyEncoding: pem("pkcs8") as { type: "pkcs8"; format: "pem" },
  });

let workspace: Workspace;
beforeEach(() => {
  const [ours, theirs] = [pair(), pair()];
  workspace = new Workspace().write({
    "policy/app/app.rego": policy,
    "policy/app/data.json": '{"admin": "ada"}',
    "policy/app/skipped_test.rego": "package app\n\nbroken if",
    "private.pem": ours.privateKey,
    "public.pem": ours.publicKey,
    "other.pem": theirs.publicKey,
  });
});
afterEach(() => workspace.remove());

const es256 = ["--signing-alg", "ES256"];

it("signs what it builds, and answers only if the signature holds", () => {
  const sign = ["--signing-key", "private.pem", "--ignore", "*_test.rego"];
  const built = workspace.run(["build", "-b", "policy", "-o", "signed.tar.gz", ...sign, ...es256]);
  expect(built).toEqual({ code: 0, out: "", err: "" });
  const verify = (key: string) =>
    workspace.run([
      "eval",
      "-b",
      "signed.tar.gz",
      "data.app.admin",
      "-f",
      "raw",
      "--verification-key",
      key,
      ...es256,
    ]);
  expect(verify("public.pem")).toMatchObject({ code: 0, out: "ada\n" });
  expect(verify("other.pem")).toEqual({
    code: 2,
    out: "",
    err: "error: signed.tar.gz: the bundle's signature is not accepted: it does not match the key\n",
  });
});

it("signs a directory with a secret from the environment, and notices what changed since", () => {
  workspace.write({ "policy/app/skipped_test.rego": "package app_test\n" });
  const secret = { env: { SECRET: "a secret of ours" } };
  const hs512 = ["--signing-alg", "HS512"];
  const line = ["sign", "-b", "policy", "-o", "policy", "--signing-key", "env:SECRET", ...hs512];
  expect(workspace.run(line, secret)).toEqual({ code: 0, out: "", err: "" });
  const inspect = ["inspect", "policy", "--verification-key", "env:SECRET", ...hs512];
  expect(workspace.run(inspect, secret)).toMatchObject({ code: 0, err: "" });
  workspace.write({ "policy/app/data.json": '{"admin": "eve"}' });
  const { code, err } = workspace.run(inspect, secret);
  expect(code).toBe(2);
  expect(err).toMatch(/^error: policy: `app\/data\.json` does not match the digest/);
});

it("refuses built-ins that the capabilities lack, by name", () => {
  workspace.write({
    "capabilities.json": '{"builtins": [{"name": "count"}, {"name": "equal"}]}',
    "policy/app/skipped_test.rego": 'package app_test\n\np := count([1])\n\nq := upper("a")\n',
  });
  const { code, err } = workspace.run(["check", "policy", "--capabilities", "capabilities.json"]);
  expect(code).toBe(1);
  expect(err).toMatch(/skipped_test\.rego:5:6: rego_type_error: undefined function upper$/m);
  expect(err).toMatch(/^1 error$/m);
});

it.each([
  ["build", ["build", "-b", "policy", "-o", "out.tar.gz", "--signing-key"]],
  ["sign", ["sign", "-b", "policy", "-o", ".", "--signing-key"]],
  ["inspect", ["inspect", "policy", "--verification-key"]],
  ["mcp", ["mcp", "--verification-key"]],
])("takes no name of a missing file for a secret: %s", (_, line) => {
  const { code, out, err } = workspace.run([...line, "missing-secret.txt", "--signing-alg", "HS256"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(
    /^error: --(signing|verification)-key: there is no such file; a secret is given as env:NAME/,
  );
  expect(err).not.toContain("missing-secret");
});

it.each([
  ["sign", ["sign", "-b", "policy", "-o", ".", "--signing-key"]],
  ["inspect", ["inspect", "policy", "--verification-key"]],
])("takes no secret of bytes that are no text, which others would be taken for: %s", (_, line) => {
  workspace.write({ "secret.bin": new Uint8Array(32).fill(0xff) });
  expect(workspace.run([...line, "secret.bin", "--signing-alg", "HS256"])).toEqual({
    code: 2,
    out: "",
    err: "error: secret.bin: the key is not UTF-8 text\n",
  });
});

it("serves no bundle that is not signed", () => {
  const { code, err } = workspace.run(["mcp", "--verification-key", "public.pem", ...es256]);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^error: .*the bundle's signature is not accepted: the bundle has no `\.signatures\.json`/,
  );
});
