// A kubeconfig goes into a file of its own, and no word of it anywhere else.
import { Buffer } from "node:buffer";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { withServer } from "../../testing/with-server.js";
import { PaletteError } from "../palette-error.js";
import { createPaletteWriteClient } from "./create-palette-write-client.js";

const secret = "c2VjcmV0IGtleSBvZiBhIGNsaWVudA==";

const kubeconfig = `apiVersion: v1
kind: Config
clusters:
- name: prod
  cluster:
    certificate-authority-data: ${secret}
    server: "https://user:pass@prod.example:6443"
- cluster:
    server: https://proxy.example/clusters/6601
contexts:
- context: {cluster: prod, user: prod-admin}
  name: prod
current-context: prod
users:
- name: prod-admin
  user:
    client-key-data: ${secret}
`;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "palisade-kubeconfig-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

it.each([
  ["as YAML", kubeconfig],
  ["as base64", Buffer.from(kubeconfig).toString("base64")],
  ["as base64 in lines", `${Buffer.from(kubeconfig).toString("base64").replaceAll(/.{76}/g, "$&\n")}\n`],
])("%s", async (_, body) => {
  const directory = folder();
  const { connection, records, server } = await withServer([
    { headers: { "content-type": "application/octet-stream" }, body },
  ]);
  const told = await createPaletteWriteClient(connection).downloadKubeconfig("6601", { directory });
  expect(told).toEqual({
    clusterUid: "6601",
    path: expect.stringContaining(join(directory, "kubeconfig-")) as string,
    bytes: Buffer.byteLength(kubeconfig),
    servers: ["https://prod.example:6443", "https://proxy.example/clusters/6601"],
    currentContext: "prod",
  });
  expect(readFileSync(told.path, "utf8")).toBe(kubeconfig);
  expect(statSync(told.path).mode & 0o777).toBe(0o600);
  expect(JSON.stringify([told, records])).not.toContain(secret);
  expect(server.asked[0]?.url).toBe("/v1/spectroclusters/6601/assets/kubeconfigclient");
});

it("of the cluster itself", async () => {
  const { connection, server } = await withServer([{ body: kubeconfig }]);
  const writes = createPaletteWriteClient(connection);
  await writes.downloadKubeconfig("6601", { directory: folder(), source: "cluster" });
  expect(server.asked[0]?.url).toBe("/v1/spectroclusters/6601/assets/kubeconfig?frp=false");
});

it("each time another file", async () => {
  const directory = folder();
  const { connection } = await withServer([{ body: kubeconfig }]);
  const writes = createPaletteWriteClient(connection);
  await writes.downloadKubeconfig("6601", { directory });
  await writes.downloadKubeconfig("6601", { directory });
  expect(readdirSync(directory)).toHaveLength(2);
});

it.each([
  [
    "what is no kubeconfig",
    { body: `<html>${secret}</html>` },
    "unexpected_response",
    "Palette's answer is no kubeconfig",
  ],
  [
    "an error that came with 200",
    { body: { code: "X", message: secret } },
    "unexpected_response",
    "Palette's answer is no kubeconfig",
  ],
  ["nothing", { body: "" }, "unexpected_response", "Palette's answer is empty"],
  ["a cluster that has none", { status: 404 }, "not_found", "Palette answered 404"],
])("no file is made of %s", async (_, reply, code, message) => {
  const directory = folder();
  const { connection } = await withServer([reply]);
  const error = await createPaletteWriteClient(connection)
    .downloadKubeconfig("6601", { directory })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PaletteError);
  expect(error).toMatchObject({ code, message });
  expect(readdirSync(directory)).toEqual([]);
});

it("a folder that is not there", async () => {
  const { connection } = await withServer([{ body: kubeconfig }]);
  const call = createPaletteWriteClient(connection).downloadKubeconfig("6601", {
    directory: join(folder(), "none"),
  });
  await expect(call).rejects.toMatchObject({
    code: "invalid",
    message: "the kubeconfig cannot be written there (ENOENT)",
  });
});
