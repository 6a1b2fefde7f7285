// Secrets of Vault and of AWS Secrets Manager, against servers that speak their wire protocols.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSecretReader, type SecretSource } from "./index.js";

type Reply = { readonly status: number; readonly body: string };
type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

let server: Server;
let address: string;
let reply: (asked: Asked) => Reply;
const asked: Asked[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
    asked.push(one);
    const { status, body } = reply(one);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
});

const folder = mkdtempSync(join(tmpdir(), "palisade-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));

let now = 0;
const environment = { VAULT_TOKEN: "a-token-of-vault" };
const reader = () =>
  createSecretReader({ environment, pathOf: (path) => join(folder, path), now: () => now });
const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) });

describe("Vault", () => {
  const secret = { address: "", mount: "kv", path: "teams/palette", field: "apiKey" };
  const withToken = (): SecretSource => ({
    vault: { ...secret, address, auth: { token: { env: "VAULT_TOKEN" } } },
  });
  const kept = (apiKey: unknown) => json({ data: { data: { apiKey }, metadata: { version: 3 } } });

  it("is asked with the token, and again when a minute is over", async () => {
    let key = "first-key";
    reply = () => kept(key);
    const secrets = reader();
    const source = {
      vault: { ...secret, address, namespace: "ops", auth: { token: { env: "VAULT_TOKEN" } } },
    };
    expect(await Promise.all([secrets.read(source), secrets.read(source)])).toEqual([
      "first-key",
      "first-key",
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "GET",
      url: "/v1/kv/data/teams/palette",
      headers: { "x-vault-token": "a-token-of-vault", "x-vault-request": "true", "x-vault-namespace": "ops" },
    });
    key = "second-key";
    now += 59_000;
    expect(await secrets.read(source)).toBe("first-key");
    now += 2000;
    expect(await secrets.read(source)).toBe("second-key");
  });

  it("is logged in to with the service account, anew when its token is no longer good", async () => {
    writeFileSync(join(folder, "jwt"), "a.service.account\n");
    let logins = 0;
    let good = "";
    reply = ({ url, headers }) => {
      if (url === "/v1/auth/k8s/login") {
        good = `token-${++logins}`;
        return json({ auth: { client_token: good, lease_duration: 100 } });
      }
      return headers["x-vault-token"] === good
        ? kept("the-key")
        : json({ errors: ["permission denied"] }, 403);
    };
    const auth = { kubernetes: { role: "palisade", mount: "k8s", tokenFile: "jwt" } };
    const source = { vault: { ...secret, address, auth } };
    const secrets = reader();
    expect(await secrets.read(source)).toBe("the-key");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ role: "palisade", jwt: "a.service.account" });
    now += 61_000;
    expect(await secrets.read(source)).toBe("the-key");
    expect(logins).toBe(1);
    now += 61_000;
    expect(await secrets.read(source)).toBe("the-key");
    expect(logins).toBe(2);
    good = "revoked";
    now += 61_000;
    expect(await secrets.read(source)).toBe("the-key");
    expect(logins).toBe(3);
  });

  it.each<[string, Reply, string, string]>([
    ["no such secret", json({ errors: [] }, 404), "not_found", "Vault has no such secret"],
    [
      "no right to it",
      json({ errors: ["permission denied"] }, 403),
      "forbidden",
      "Vault does not let it be read (403)",
    ],
    ["a sealed Vault", json({ errors: ["sealed"] }, 503), "unavailable", "Vault answered 503"],
    ["a redirect", { status: 307, body: "" }, "unavailable", "Vault answered 307"],
    ["no JSON", { status: 200, body: "<html>" }, "unavailable", "Vault's answer is no JSON"],
    [
      "no such field",
      json({ data: { data: {} } }),
      "not_found",
      "`teams/palette` of Vault has no text in `apiKey`",
    ],
    ["no text", kept({ a: 1 }), "not_found", "has no text in `apiKey`"],
    ["an empty text", kept(" "), "not_found", "the secret is empty"],
    ["too much", { status: 200, body: "x".repeat(2_000_000) }, "invalid", "too long for a secret"],
  ])("with %s is told so, and asked again the next time", async (_, answer, code, message) => {
    reply = () => answer;
    const secrets = reader();
    await expect(secrets.read(withToken())).rejects.toMatchObject({
      name: "SecretError",
      code,
      message: expect.stringContaining(message),
    });
    reply = () => kept("the-key");
    expect(await secrets.read(withToken())).toBe("the-key");
  });

  it.each([
    ["http://vault.example", "has to be https://, or this machine"],
    ["nowhere", "the address of Vault is none"],
  ])("at %s is not asked", async (other, message) => {
    const source = { vault: { ...secret, address: other, auth: { token: { env: "VAULT_TOKEN" } } } };
    await expect(reader().read(source)).rejects.toThrow(message);
  });

  it("is asked for no path that climbs", async () => {
    const source = {
      vault: { ...secret, path: "../sys/auth", address, auth: { token: { env: "VAULT_TOKEN" } } },
    };
    await expect(reader().read(source)).rejects.toThrow("a path of Vault cannot climb");
    expect(asked).toEqual([]);
  });
});

describe("AWS Secrets Manager", () => {
  beforeEach(() => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "an-example-of-a-secret-access-key");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  const source = (more: object = {}) => ({
    aws: { secret: "palette/key", region: "eu-central-1", endpoint: address, ...more },
  });

  it("is asked as AWS is, with a signature, and again when a minute is over", async () => {
    let text = "first-key";
    reply = () => json({ Name: "palette/key", SecretString: text });
    const secrets = reader();
    expect(await secrets.read(source())).toBe("first-key");
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "/",
      headers: {
        "x-amz-target": "secretsmanager.GetSecretValue",
        "content-type": "application/x-amz-json-1.1",
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/secretsmanager\/aws4_request/,
        ),
      },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ SecretId: "palette/key" });
    text = JSON.stringify({ apiKey: "second-key" });
    now += 61_000;
    expect(await secrets.read(source({ field: "apiKey" }))).toBe("second-key");
    await expect(secrets.read(source({ field: "other" }))).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["ResourceNotFoundException", 400, "not_found"],
    ["AccessDeniedException", 400, "forbidden"],
    ["InternalServiceError", 500, "unavailable"],
  ])("that answers %s is told so, without its words", async (type, status, code) => {
    reply = () => json({ __type: type, message: "the value was hunter2" }, status);
    const failed = await reader()
      .read(source())
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: "SecretError", code });
    expect(String(failed)).not.toContain("hunter2");
  });
});
