// A server's certificate is of an authority that is trusted, or the one that was given, and nothing switches that off.
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
