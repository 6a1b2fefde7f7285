// A registry for tests, as the distribution specification has it: what is pulled, tokens, redirects, and answers that are wrong.
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export const manifestType = "application/vnd.oci.image.manifest.v1+json";
export const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";
export const configType = "application/vnd.oci.image.config.v1+json";

type Content = { readonly bytes: Buffer; readonly type: string };

/** What somebody gets who asks for this. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
};

export type Asked = { readonly path: string; readonly authorization: string | undefined };

export type Access =
  | { readonly kind: "anyone" }
  | { readonly kind: "basic" | "token"; readonly username: string; readonly password: string };

export function digestOf(bytes: Uint8Array, algorithm: "sha256" | "sha512" = "sha256"): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}

export class OciRegistry {
  readonly asked: Asked[] = [];
  access: Access = { kind: "anyone" };
  /** In the place of what would be answered. */
  instead: ((path: string) => Answer | undefined) | undefined;
  /** Where blobs are found instead, as registries have them in other places: told where they would be. */
  blobsAt: ((path: string) => string) | undefined;
  #server: Server | undefined;
  #manifests = new Map<string, Content>();
  #blobs = new Map<string, Content>();
  #tokens = new Set<string>();
  #issued = 0;

  async start(): Promise<this> {
    const server = createServer(({ url: path = "", headers: { authorization } }, response) => {
      this.asked.push({ path, authorization });
      const { status = 200, headers = {}, body = "" } = this.#answerTo(path, authorization);
      response.writeHead(status, headers).end(body);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  /** Host and port. */
  get host(): string {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    return `127.0.0.1:${address?.port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<unknown>((resolve) => this.#server?.close(resolve));
  }

  /** As if the time of every token were over. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** Puts a bundle there, as `oras push` does. @returns the manifest's digest */
  push(
    name: string,
    tag: string,
    layer: Uint8Array,
    change: (manifest: ReturnType<typeof manifestOf>) => unknown = (manifest) => manifest,
  ): string {
    const config = Buffer.from("{}");
    for (const [bytes, type] of [
      [config, configType],
      [layer, "application/octet-stream"],
    ] as const)
      this.#blobs.set(`${name} ${digestOf(bytes)}`, { bytes: Buffer.from(bytes), type });
    const manifest = change(manifestOf(config, layer));
    const bytes = Buffer.from(typeof manifest === "string" ? manifest : JSON.stringify(manifest));
    for (const reference of [tag, digestOf(bytes), digestOf(bytes, "sha512")])
      this.#manifests.set(`${name} ${reference}`, { bytes, type: manifestType });
    return digestOf(bytes);
  }

  #answerTo(path: string, authorization: string | undefined): Answer {
    const instead = this.instead?.(path);
    if (instead !== undefined) return instead;
    if (path.startsWith("/token")) return this.#token(path, authorization);
    if (!this.#mayPull(authorization)) return this.#challenge(path);
    return path === "/v2/" ? { headers: apiVersion } : this.#content(path);
  }

  #content(path: string): Answer {
    const [, name = "", kind, reference = ""] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
    if (kind === "blobs" && this.blobsAt !== undefined)
      return { status: 307, headers: { location: this.blobsAt(path) } };
    const found = (kind === "manifests" ? this.#manifests : this.#blobs).get(`${name} ${reference}`);
    if (found === undefined) return refusal(404, kind === "manifests" ? "MANIFEST_UNKNOWN" : "BLOB_UNKNOWN");
    const digest = /^sha\d+:/.test(reference) ? reference : digestOf(found.bytes);
    const headers = { "content-type": found.type, "docker-content-digest": digest, ...apiVersion };
    return { headers, body: found.bytes };
  }

  #mayPull(authorization = ""): boolean {
    if (this.access.kind === "anyone") return true;
    if (this.access.kind === "basic") return authorization === basicOf(this.access);
    return this.#tokens.has(authorization);
  }

  #challenge(path: string): Answer {
    const scope = `repository:${/^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(path)?.[1]}:pull`;
    const challenge =
      this.access.kind === "basic"
        ? 'Basic realm="the registry"'
        : `Bearer realm="http://${this.host}/token",service="the \\"registry\\"",scope="${scope}"`;
    return refusal(401, "UNAUTHORIZED", { "www-authenticate": challenge, ...apiVersion });
  }

  #token(path: string, authorization: string | undefined): Answer {
    const { access } = this;
    const { searchParams } = new URL(path, `http://${this.host}`);
    const isAsked =
      searchParams.get("service") === 'the "registry"' &&
      /^repository:[\w/]+:pull$/.test(searchParams.get("scope") ?? "");
    if (access.kind !== "token" || !isAsked) return refusal(400, "UNSUPPORTED");
    if (authorization !== basicOf(access)) return refusal(401, "UNAUTHORIZED");
    const token = `t${++this.#issued}.${"x".repeat(20)}`;
    this.#tokens.add(`Bearer ${token}`);
    return { headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) };
  }
}

const apiVersion = { "docker-distribution-api-version": "registry/2.0" };

function manifestOf(config: Uint8Array, layer: Uint8Array) {
  return {
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: configType, digest: digestOf(config), size: config.length },
    layers: [{ mediaType: layerType, digest: digestOf(layer), size: layer.length }],
  };
}

function basicOf({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function refusal(status: number, code: string, headers: Answer["headers"] = {}): Answer {
  const body = JSON.stringify({ errors: [{ code, message: "no", detail: null }] });
  return { status, headers: { "content-type": "application/json", ...headers }, body };
}
