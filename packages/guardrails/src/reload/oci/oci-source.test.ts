// Bundles from a registry are those that were pushed, or none: whatever a registry, or somebody on the way, answers.
import { writeBundle } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf, layerType, manifestType, OciRegistry } from "../../testing/oci-registry.js";
import type { BundleAnswer } from "../bundle-source.js";
import { openLiveGuard } from "../live-guard.js";
import { registryCredentials } from "../node.js";
import { createOciSource, type OciSourceOptions } from "./oci-source.js";

let registry: OciRegistry;
beforeEach(async () => {
  registry = await new OciRegistry().start();
});
afterEach(() => registry.stop());

const name = "team/palisade";
const bytes = new TextEncoder().encode("a bundle, as far as a registry knows");
const credentials = { username: "ana", password: "s3cret: ü" };

const source = (reference = ":v1", more: Partial<OciSourceOptions> = {}) =>
  createOciSource({ reference: `${registry.host}/${name}${reference}`, plainHttp: true, ...more });

const pulled = (asked: { etag?: string } = {}, reference?: string, more?: Partial<OciSourceOptions>) =>
  source(reference, more).fetch({ ...asked, signal: new AbortController().signal });

function bytesOf(answer: BundleAnswer): Uint8Array {
  if (!answer.isChanged) throw new Error("nothing changed");
  return answer.bytes;
}

/** Paths that were asked for, with the scheme of what was sent to get in. */
const asked = () =>
  registry.asked.map(({ path, authorization = "" }) => [path.split("?")[0], authorization.split(" ")[0]]);

const manifests = `/v2/${name}/manifests`;
const blobs = `/v2/${name}/blobs`;

describe("a bundle in a registry", () => {
  it("is the layer of a tag, and is pulled again when the tag is another one", async () => {
    registry.push(name, "v1", bytes);
    const first = await pulled();
    expect(first).toEqual({ isChanged: true, bytes, etag: digestOf(bytes), waited: false });
    expect(await pulled({ etag: digestOf(bytes) })).toEqual({ isChanged: false, waited: false });
    expect(asked()).toEqual([
      [`${manifests}/v1`, ""],
      [`${blobs}/${digestOf(bytes)}`, ""],
      [`${manifests}/v1`, ""],
    ]);
    const other = new TextEncoder().encode("another");
    registry.push(name, "v1", other);
    expect(await pulled({ etag: digestOf(bytes) })).toMatchObject({ bytes: other, etag: digestOf(other) });
  });

  it("is the layer of a digest, whatever the tag is", async () => {
    const digest = registry.push(name, "v1", bytes);
    registry.push(name, "v1", new TextEncoder().encode("another"));
    for (const reference of [`@${digest}`, `:v1@${digest}`])
      expect(bytesOf(await pulled({}, reference))).toEqual(bytes);
  });

  it("may be known by SHA-512", async () => {
    let manifest = "";
    registry.push(name, "v1", bytes, (made) => {
      manifest = JSON.stringify(made);
      return manifest;
    });
    const digest = digestOf(Buffer.from(manifest), "sha512");
    expect(bytesOf(await pulled({}, `@${digest}`))).toEqual(bytes);
  });

  it("has its name in messages, and takes turns in a guard", async () => {
    const bundleOf = (effect: string, revision: string) => {
      const text = `package action\n\ndecision := {"effect": "${effect}", "findings": []}\n`;
      const { plan } = compile([{ file: "a.rego", text }], { entrypoints: ["action/decision"] });
      return writeBundle({ ...(plan && { plan }), revision });
    };
    registry.push(name, "v1", await bundleOf("allow", "1"));
    const guard = await openLiveGuard({ source: source(), everyMilliseconds: 0 });
    const effect = () => guard.validateAction({ tool: "kubectl", verb: "get", resource: "pods" }).effect;
    expect([effect(), guard.status().source]).toEqual(["allow", `${registry.host}/${name}:v1`]);
    registry.push(name, "v1", await bundleOf("deny", "2"));
    expect(await guard.refresh()).toMatchObject({ state: "current" });
    expect(effect()).toBe("deny");
    registry.push(name, "v1", new TextEncoder().encode("garbage"));
    expect(await guard.refresh()).toMatchObject({ state: "stale", problem: { code: "not_a_bundle" } });
    expect(effect()).toBe("deny");
    guard.close();
  });
});

describe("a registry that asks who it is", () => {
  it("is sent a token, and asked for another when its time is over", async () => {
    registry.access = { kind: "token", ...credentials };
    registry.push(name, "v1", bytes);
    const asking = source(":v1", { credentials });
    const fetched = () => asking.fetch({ signal: new AbortController().signal });
    expect(bytesOf(await fetched())).toEqual(bytes);
    expect(asked()).toEqual([
      [`${manifests}/v1`, ""],
      ["/token", "Basic"],
      [`${manifests}/v1`, "Bearer"],
      [`${blobs}/${digestOf(bytes)}`, "Bearer"],
    ]);
    registry.expireTokens();
    registry.asked.length = 0;
    expect(bytesOf(await fetched())).toEqual(bytes);
    expect(asked().map(([, scheme]) => scheme)).toEqual(["Bearer", "Basic", "Bearer", "Bearer"]);
  });

  it("is sent the user's name and password where it asks for these", async () => {
    registry.access = { kind: "basic", ...credentials };
    registry.push(name, "v1", bytes);
    expect(bytesOf(await pulled({}, ":v1", { credentials }))).toEqual(bytes);
  });

  it.each([
    ["basic", undefined, "it asks for a username and a password, and none are given"],
    ["token", undefined, "it asks for a username and a password, and none are given"],
    ["token", { ...credentials, password: "no" }, "it does not take the username and the password"],
    ["basic", { ...credentials, password: "no" }, "it was answered with 401 (UNAUTHORIZED)"],
  ] as const)("by %s, and %j, says what is missing", async (kind, given, message) => {
    registry.access = { kind, ...credentials };
    registry.push(name, "v1", bytes);
    await expect(pulled({}, ":v1", given && { credentials: given })).rejects.toMatchObject({
      name: "ReloadError",
      code: "bad_response",
      message,
    });
  });

  it.each<[string, string, string]>([
    ["nothing", "", "it asks for credentials of a kind that is not known here"],
    [
      "another kind",
      'Negotiate abc, Digest realm="x"',
      "it asks for credentials of a kind that is not known here",
    ],
    ["a place that is none", 'Bearer realm="token"', "it has its tokens from no address of `https:`"],
    ["a file", 'Bearer realm="file:///etc/passwd"', "it has its tokens from no address of `https:`"],
    ["no place", "Bearer service=x", "it has its tokens from no address of `https:`"],
  ])("with %s gets no credentials", async (_, header, message) => {
    registry.instead = (path) =>
      path.startsWith("/v2/") ? { status: 401, headers: { "www-authenticate": header } } : { status: 500 };
    await expect(pulled({}, ":v1", { credentials })).rejects.toMatchObject({
      code: "bad_response",
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ["no JSON", "<html>"],
    ["no token", "{}"],
    ["what is none", '{"token": "a\\r\\nb"}'],
    ["a number", '{"token": 5}'],
  ])("and gives %s as a token is no registry", async (_, body) => {
    const realm = `Bearer realm="http://${registry.host}/token"`;
    registry.instead = (path) =>
      path.startsWith("/token") ? { body } : { status: 401, headers: { "www-authenticate": realm } };
    await expect(pulled()).rejects.toMatchObject({ code: "bad_response", message: "its tokens are none" });
  });

  it("over TLS, sends nobody to where others listen", async () => {
    const seen: string[] = [];
    const answers: Record<string, () => Response> = {
      realm: () =>
        new Response("", {
          status: 401,
          headers: { "www-authenticate": 'Bearer realm="http://registry.example/t"' },
        }),
      redirect: () => new Response("", { status: 302, headers: { location: "http://registry.example/x" } }),
    };
    for (const [kind, message] of [
      ["realm", "it has its tokens from no address of `https:`"],
      ["redirect", "it redirects to no address of `https:`"],
    ] as const) {
      const fetch = async (url: string | URL | Request) => {
        seen.push(String(url));
        return (answers[kind] as () => Response)();
      };
      const asking = createOciSource({ reference: `registry.example/${name}:v1`, credentials, fetch });
      await expect(asking.fetch({ signal: new AbortController().signal })).rejects.toMatchObject({ message });
    }
    expect(seen).toEqual([
      `https://registry.example${manifests}/v1`,
      `https://registry.example${manifests}/v1`,
    ]);
  });
});

describe("a blob in another place", () => {
  let elsewhere: OciRegistry;
  beforeEach(async () => {
    elsewhere = await new OciRegistry().start();
  });
  afterEach(() => elsewhere.stop());

  it("is fetched without the registry's token, and without being asked for one", async () => {
    registry.access = { kind: "token", ...credentials };
    registry.push(name, "v1", bytes);
    elsewhere.push(name, "v1", bytes);
    registry.blobsAt = (path) => `http://${elsewhere.host}${path}`;
    expect(bytesOf(await pulled({}, ":v1", { credentials }))).toEqual(bytes);
    expect(elsewhere.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
    elsewhere.access = { kind: "basic", ...credentials };
    await expect(pulled({}, ":v1", { credentials })).rejects.toMatchObject({
      message: "it was answered with 401 (UNAUTHORIZED)",
    });
    expect(elsewhere.asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });

  it("is not looked for without an end", async () => {
    registry.push(name, "v1", bytes);
    registry.blobsAt = (path) => path;
    await expect(pulled()).rejects.toMatchObject({
      code: "bad_response",
      message: "it redirects without an end",
    });
    expect(registry.asked).toHaveLength(7);
  });
});

describe("no bundle", () => {
  const layerOf = (change: object) => (manifest: { layers: readonly object[] }) => ({
    ...manifest,
    layers: manifest.layers.map((layer) => ({ ...layer, ...change })),
  });
  const another = digestOf(new TextEncoder().encode("another"));

  it.each<[string, (manifest: never) => unknown, string, string]>([
    ["garbage", () => "<html>", "bad_response", "the manifest is none"],
    ["a list", () => [], "bad_response", "the manifest is none"],
    [
      "no layers",
      ({ layers: _, ...rest }: { layers: unknown }) => rest,
      "bad_response",
      "the manifest is none",
    ],
    [
      "another version",
      (made: object) => ({ ...made, schemaVersion: 1 }),
      "bad_response",
      "the manifest is none",
    ],
    ["a digest that is none", layerOf({ digest: "md5:0" }), "bad_response", "the manifest is none"],
    ["a path for a digest", layerOf({ digest: "sha256:../../x" }), "bad_response", "the manifest is none"],
    ["a negative size", layerOf({ size: -1 }), "bad_response", "the manifest is none"],
    [
      "a layer of another kind",
      layerOf({ mediaType: "application/vnd.oci.image.layer.v1.tar" }),
      "bad_response",
      `it has no layer \`${layerType}\``,
    ],
    [
      "two layers",
      (made: { layers: readonly object[] }) => ({ ...made, layers: [...made.layers, ...made.layers] }),
      "bad_response",
      "it has more than one layer: a bundle is in one",
    ],
    [
      "a layer that is not there",
      layerOf({ digest: another }),
      "bad_response",
      "it was answered with 404 (BLOB_UNKNOWN)",
    ],
    [
      "a layer of another size",
      layerOf({ size: bytes.length - 1 }),
      "bad_response",
      `the layer is not the one of the manifest, ${digestOf(bytes)}`,
    ],
    ["a layer that is too large", layerOf({ size: 2 ** 40 }), "too_large", "it is larger than 1000 bytes"],
  ])("is in a manifest with %s", async (_, change, code, message) => {
    registry.push(name, "v1", bytes, change as never);
    await expect(pulled({}, ":v1", { maximumBytes: 1000 })).rejects.toMatchObject({ code, message });
  });

  it("is what has another digest than was asked for", async () => {
    const digest = registry.push(name, "v1", bytes);
    const text = JSON.stringify({ schemaVersion: 2, layers: [] });
    const headers = { "content-type": manifestType };
    registry.instead = (path) => (path.startsWith(manifests) ? { headers, body: text } : undefined);
    await expect(pulled({}, `@${digest}`)).rejects.toMatchObject({
      code: "bad_response",
      message: `the manifest has another digest than ${digest}`,
    });
    registry.instead = (path) =>
      path.startsWith(manifests)
        ? { headers: { ...headers, "docker-content-digest": digest }, body: text }
        : undefined;
    await expect(pulled()).rejects.toMatchObject({
      message: `the manifest has another digest than ${digest}`,
    });
    registry.instead = (path) =>
      path.startsWith(blobs) ? { body: new TextEncoder().encode("x".repeat(bytes.length)) } : undefined;
    await expect(pulled()).rejects.toMatchObject({
      message: `the layer is not the one of the manifest, ${digestOf(bytes)}`,
    });
  });

  it.each(["application/vnd.oci.image.index.v1+json", "text/html; charset=utf-8", undefined])(
    "is called %s",
    async (type) => {
      registry.push(name, "v1", bytes);
      registry.instead = (path) =>
        path.startsWith(manifests)
          ? { ...(type && { headers: { "content-type": type } }), body: "{}" }
          : undefined;
      await expect(pulled()).rejects.toMatchObject({
        code: "bad_response",
        message: `what it calls so is no manifest of an image, \`${manifestType}\``,
      });
    },
  );

  it("is read beyond its bound, whatever the manifest says", async () => {
    registry.push(name, "v1", bytes);
    registry.instead = (path) => (path.startsWith(blobs) ? { body: new Uint8Array(5000) } : undefined);
    await expect(pulled({}, ":v1", { maximumBytes: 4000 })).rejects.toMatchObject({ code: "too_large" });
    registry.instead = (path) =>
      path.startsWith(manifests) ? { body: new Uint8Array(5 * 1024 * 1024) } : undefined;
    await expect(pulled()).rejects.toMatchObject({ code: "too_large" });
  });

  it("is there for a tag that nobody has pushed, or from nobody", async () => {
    await expect(pulled()).rejects.toMatchObject({
      code: "bad_response",
      message: "it was answered with 404 (MANIFEST_UNKNOWN)",
    });
    registry.instead = () => ({ status: 503, body: "<html>" });
    await expect(pulled()).rejects.toMatchObject({ message: "it was answered with 503" });
    const asking = source();
    await registry.stop();
    await expect(asking.fetch({ signal: new AbortController().signal })).rejects.toMatchObject({
      code: "unreachable",
    });
    await registry.start();
  });

  it("is waited for longer than was said", async () => {
    const fetch = (_: unknown, { signal }: RequestInit = {}) =>
      new Promise<Response>((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });
    await expect(pulled({}, ":v1", { timeoutMilliseconds: 5, fetch: fetch as never })).rejects.toMatchObject({
      code: "unreachable",
    });
  });
});

describe("a reference", () => {
  it.each([
    ["palisade:v1", "begins with the registry's host"],
    ["team/palisade:v1", "begins with the registry's host"],
    ["https://registry.example/team/palisade:v1", "begins with the registry's host"],
    ["ana@registry.example/palisade:v1", "begins with the registry's host"],
    ["Registry.example/palisade:v1", "begins with the registry's host"],
    ["registry.example/team/palisade", "names a tag or a digest"],
    ["registry.example/Team:v1", "has a repository's name that is none"],
    ["registry.example/a/../b:v1", "has a repository's name that is none"],
    ["registry.example/:v1", "has a repository's name that is none"],
    [`registry.example/${"a".repeat(256)}:v1`, "has a repository's name that is none"],
    ["registry.example/a:", "has a tag that is none"],
    ["registry.example/a:v1/b", "has a tag that is none"],
    [
      "registry.example/a@sha256:0",
      "has another digest than `sha256:` or `sha512:` and its hexadecimal digits",
    ],
    ["", "begins with the registry's host"],
  ])("%s is none", (reference, why) => {
    expect(() => createOciSource({ reference })).toThrow(
      `the \`reference\` of a bundle in a registry ${why}`,
    );
  });

  it.each([
    ["registry.example/palisade:v1", "https://registry.example/v2/palisade/manifests/v1"],
    [
      "registry.example:5000/a/b-c/d__e:V1.2_x",
      "https://registry.example:5000/v2/a/b-c/d__e/manifests/V1.2_x",
    ],
    ["localhost/a:v1", "https://localhost/v2/a/manifests/v1"],
    ["[::1]:5000/a:v1", "https://[::1]:5000/v2/a/manifests/v1"],
    ["docker.io/team/a:v1", "https://registry-1.docker.io/v2/team/a/manifests/v1"],
  ])("%s is looked for at %s", async (reference, url) => {
    const seen: string[] = [];
    const fetch = async (at: string | URL | Request) => {
      seen.push(String(at));
      return new Response("", { status: 404 });
    };
    const asking = createOciSource({ reference, fetch });
    await expect(asking.fetch({ signal: new AbortController().signal })).rejects.toThrow("404");
    expect(seen).toEqual([url]);
  });
});

describe("credentials in the environment", () => {
  it.each([
    [{}, {}],
    [{ PALISADE_REGISTRY_USERNAME: "", PALISADE_REGISTRY_PASSWORD: "" }, {}],
    [
      { PALISADE_REGISTRY_USERNAME: "ana", PALISADE_REGISTRY_PASSWORD: "x" },
      { credentials: { username: "ana", password: "x" } },
    ],
  ])("%j are %j", (environment, wanted) => {
    expect(registryCredentials(environment)).toEqual(wanted);
  });

  it.each(["PALISADE_REGISTRY_USERNAME", "PALISADE_REGISTRY_PASSWORD"])("%s alone are none", (name) => {
    expect(() => registryCredentials({ [name]: "x" })).toThrow("go together: one of them is not set");
  });

  it("have no colon in the name", () => {
    expect(() => source(":v1", { credentials: { username: "a:b", password: "" } })).toThrow(
      "the `username` for a registry has no colon",
    );
  });
});
