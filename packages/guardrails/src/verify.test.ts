// A guard that is told to verify its bundle is made of a bundle that is signed, or not at all.
import { writeBundle } from "@palisade/bundle";
import { createGuard } from "@palisade/guardrails";
import { createGuard as createNodeGuard, readBundleFile } from "@palisade/guardrails/node";
import { loadBundle } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { readVerify } from "./checked-options.js";

const key = "a secret of the tests";
const verify = { key, algorithm: "HS256" } as const;

describe.each([
  ["everywhere", createGuard],
  ["in Node", createNodeGuard],
])("%s", (_, create) => {
  test("an unsigned bundle makes no guard", async () => {
    await expect(create({ bundle: await readBundleFile(), verify })).rejects.toMatchObject({
      name: "BundleError",
      code: "bad_signatures",
    });
  });

  test("nor does one of another key, or scope", async () => {
    const signed = await writeBundle({ signing: { key, algorithm: "HS256" } });
    for (const other of [{ key: "another" }, { scope: "write" }]) {
      await expect(create({ bundle: signed, verify: { ...verify, ...other } })).rejects.toMatchObject({
        code: "bad_signatures",
      });
    }
    // It is signed; what it lacks is a policy.
    await expect(create({ bundle: signed, verify })).rejects.toMatchObject({ code: "invalid_module" });
  });

  test.each<[string, unknown]>([
    ["no key", {}],
    ["an empty key", { key: "" }],
    ["an option that is none", { key, algoritm: "HS256" }],
    ["a key itself", key],
    ["nothing", null],
  ])("verifying with %s is an error", async (_name, wrong) => {
    const bundle = await readBundleFile();
    await expect(create({ bundle, verify: wrong as typeof verify })).rejects.toMatchObject({
      name: "GuardError",
      code: "invalid_options",
    });
  });

  test("says which options there are", async () => {
    await expect(create({ bundle: await readBundleFile(), verify: {} as typeof verify })).rejects.toThrow(
      /^`verify` is a plain object with a `key` that is a text: it has `key`, `algorithm`, `keyId`, `scope`, `clock`$/,
    );
  });

  test("a loaded policy has no signature to look at", async () => {
    const bundle = await loadBundle(await readBundleFile());
    await expect(create({ bundle, verify })).rejects.toMatchObject({
      code: "invalid_options",
      message: "`verify` needs the bytes of a bundle: a policy that is loaded has no signature any more",
    });
  });
});

test("every option is passed on, but what is undefined is not there", () => {
  const full = { key, algorithm: "HS256", keyId: "k", scope: "read", clock: () => 0 };
  expect(readVerify(full)).toStrictEqual(full);
  expect(readVerify({ ...full, keyId: undefined, clock: undefined })).toStrictEqual({
    key,
    algorithm: "HS256",
    scope: "read",
  });
});
