// A server's certificate is of an authority that is trusted, or the one that was given, and nothing switches that off.
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import process from "node:process";
import { expect, it, onTestFinished } from "vitest";
import { selfSignedCertificate } from "../../testing/self-signed-certificate.js";
import { withServer } from "../../testing/with-server.js";
import { createPaletteClient } from "../create-palette-client.js";

const certificate = selfSignedCertificate();
const replies = [{ body: { orgName: "acme" } }];

it("an authority that was given", async () => {
  const { connection } = await withServer(replies, { ca: certificate.cert }, certificate);
  expect(await createPaletteClient(connection).tenant.user()).toEqual({ orgName: "acme" });
});

it.each([
  ["nobody's", {}],
  ["of another authority", { ca: selfSignedCertificate().cert }],
])("a certificate that is %s: nothing is sent, and nothing tried again", async (_, options) => {
  const { connection, server, records } = await withServer(replies, options, certificate);
  await expect(createPaletteClient(connection).tenant.user()).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(
      /^no safe connection to Palette \((DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_\w+)\)$/,
    ) as string,
    retryable: false,
    hint: "give the certificate authority of your Palette with `ca`",
  });
  expect(server.asked).toEqual([]);
  expect(records).toHaveLength(1);
});

it("whatever the environment says", async () => {
  const name = "NODE_TLS_REJECT_UNAUTHORIZED";
  const before = process.env[name];
  onTestFinished(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
  process.env[name] = "0";
  const { connection, server } = await withServer(replies, {}, certificate);
  await expect(createPaletteClient(connection).tenant.user()).rejects.toMatchObject({ code: "unavailable" });
  expect(server.asked).toEqual([]);
});

it("a host that takes connections and never says who it is: time ends it, and so does the caller", async () => {
  const silent = createServer(() => undefined);
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const baseUrl = `https://127.0.0.1:${port}`;
  const late = await withServer([], { baseUrl, timeouts: { attemptMs: 30 }, retries: { most: 0 } });
  await expect(createPaletteClient(late.connection).tenant.user()).rejects.toMatchObject({
    code: "timeout",
    message: "no answer from Palette within 30 ms",
  });
  const stopped = await withServer([], { baseUrl });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  await expect(
    createPaletteClient(stopped.connection).tenant.user({ signal: stop.signal }),
  ).rejects.toMatchObject({
    code: "cancelled",
  });
  expect(stopped.records).toMatchObject([{ attempt: 1, error: "cancelled" }]);
  await Promise.all([late.connection.close(), stopped.connection.close()]);
  silent.close();
});
