// 320 lines: one table of broken bundles, one row for each way to break one.
import { BundleError, readBundle, writeArchive, writeBundle } from "@palisade/bundle";
import { parseJson, printJson, type RegoObject } from "@palisade/language";
import fc from "fast-check";
import { gunzipSync, gzipSync } from "fflate";
import { describe, expect, test } from "vitest";

const encoder = new TextEncoder();
const wasm = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
const plan = { static: { strings: [], builtins: [], files: [] }, plans: [], functions: [] };

/** An archive as anyone might have made it. */
function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return writeArchive(
    new Map(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? encoder.encode(content) : content,
      ]),
    ),
  );
}

const content = {
  manifest: { name: "main", roots: ["a", "b/c"], metadata: { owner: "me" } },
  revision: "r1",
  entrypoints: ["a/allow"],
  annotations: [{ path: "a/allow", scope: "rule", entrypoint: true, fields: { title: "Allow" } }],
  data: parseJson('{"a": {"n": 12345678901234567890, "x": 1.10}, "b": {"c": []}}') as RegoObject,
  modules: [{ file: "a.rego", text: "package a\n" }],
  wasm,
  plan,
};

describe("what is written is read", () => {
  test("everything in it", async () => {
    const bundle = await readBundle(await writeBundle(content));
    expect(bundle.manifest).toEqual({
      revision: "r1",
      roots: ["a", "b/c"],
      wasm: [
        {
          entrypoint: "a/allow",
          module: "policy.wasm",
          annotations: [{ scope: "rule", title: "Allow", entrypoint: true }],
        },
      ],
      metadata: { name: "main", owner: "me", palisade: { digest: bundle.digest } },
      regoVersion: undefined,
      fileRegoVersions: {},
    });
    expect(printJson(bundle.data)).toBe('{"a":{"n":12345678901234567890,"x":1.10},"b":{"c":[]}}');
    expect(bundle.modules).toEqual(content.modules);
    expect([...bundle.wasm]).toEqual([["policy.wasm", wasm]]);
    expect(bundle.plan).toEqual(plan);
    expect(bundle.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("the same content gives the same bytes", async () => {
    expect(await writeBundle(content)).toEqual(await writeBundle({ ...content }));
  });

  test("an empty one", async () => {
    const bundle = await readBundle(await writeBundle({}));
    expect(bundle.data.size).toBe(0);
    expect(bundle.manifest.roots).toEqual([""]);
    expect(bundle.plan).toBeUndefined();
  });

  test("names longer than tar has room for", async () => {
    const file = `${"directory/".repeat(12)}policy.rego`;
    const bundle = await readBundle(await writeBundle({ modules: [{ file, text: "package x" }] }));
    expect(bundle.modules).toEqual([{ file, text: "package x" }]);
  });
});

describe("other people's bundles", () => {
  test("data files are mounted where their directories say, and merged", async () => {
    const { data } = await readBundle(
      archive({
        "data.json": '{"a": {"x": 1}}',
        "./a/b/data.json": "[2]",
        "/c/data.json": '{"d": {}}',
        "c/e.json": "no data",
      }),
    );
    expect(printJson(data)).toBe('{"a":{"b":[2],"x":1},"c":{"d":{}}}');
  });

  test("keys of objects' prototypes are data", async () => {
    const { data } = await readBundle(
      archive({ "data.json": '{"__proto__": {"x": 1}}', "constructor/data.json": "1" }),
    );
    expect(printJson(data)).toBe('{"__proto__":{"x":1},"constructor":1}');
  });

  test("a bundle without a manifest, and one whose manifest says little", async () => {
    expect((await readBundle(archive({ "a.rego": "package a" }))).manifest.roots).toEqual([""]);
    const { manifest } = await readBundle(
      archive({ ".manifest": '{"revision": "", "roots": [""], "rego_version": 1}' }),
    );
    expect(manifest.regoVersion).toBe(1);
  });

  test("versions of Rego, file by file; the writer keeps them", async () => {
    const bundle = await readBundle(
      archive({
        ".manifest":
          '{"rego_version": 1, "file_rego_versions": {"/old/*.rego": 0, "/x/{a,b}.rego": 0, "/x/*": 1}}',
        "old/deep/a.rego": "package a",
        "x/a.rego": "package a",
        "x/c.rego": "package a",
        "c.rego": "package a",
      }),
    );
    const versions = ({ modules }: typeof bundle) =>
      modules.map(({ file, regoVersion }) => [file, regoVersion]);
    const expected = [
      ["c.rego", "v1"],
      ["old/deep/a.rego", "v0"],
      ["x/a.rego", "v1"],
      ["x/c.rego", "v1"],
    ];
    expect(versions(bundle)).toEqual(expected);
    const { modules } = bundle;
    const again = await readBundle(await writeBundle({ manifest: { regoVersion: 1 }, modules }));
    expect(again.manifest.fileRegoVersions).toEqual({ "/old/deep/a.rego": 0 });
    expect(versions(again)).toEqual(expected);
    const [first] = (await readBundle(archive({ "a.rego": "package a" }))).modules;
    expect(first).toEqual({ file: "a.rego", text: "package a" });
  });

  test("a bundle of `opa build -t wasm`", async () => {
    const { manifest } = await readBundle(
      archive({
        ".manifest":
          '{"revision":"","roots":[""],"wasm":[{"entrypoint":"a/p","module":"/policy.wasm"}],"rego_version":1}',
        "policy.wasm": wasm,
        "data.json": "{}",
      }),
    );
    expect(manifest.wasm).toEqual([{ entrypoint: "a/p", module: "policy.wasm", annotations: [] }]);
  });
});

/** `.signatures.json` as `opa sign` writes it; the signature itself is not what is looked at. */
async function signed(files: Readonly<Record<string, string>>, changes: object = {}): Promise<Uint8Array> {
  const listed = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const canonical = name.endsWith(".json") ? printJson(parseJson(text)) : text;
      const digest = await crypto.subtle.digest("SHA-256", encoder.encode(canonical));
      return { name, hash: Buffer.from(digest).toString("hex"), algorithm: "SHA-256", ...changes };
    }),
  );
  const payload = Buffer.from(JSON.stringify({ files: listed })).toString("base64url");
  return archive({ ...files, ".signatures.json": JSON.stringify({ signatures: [`e30.${payload}.c2ln`] }) });
}

describe("signatures list every file with its digest", () => {
  const files = { "data.json": '{ "b": 1, "a": "\\u003c" }', "x.rego": "package x" };

  test("JSON counts without its white space and the order of its keys", async () => {
    expect((await readBundle(await signed(files))).modules).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ["another digest", { hash: "00" }, "digest_mismatch"],
    ["another name", { name: "y.rego" }, "digest_mismatch"],
    ["an algorithm we lack", { algorithm: "MD5" }, "unsupported"],
    ["a list of something else", { hash: 1 }, "bad_signatures"],
  ])("%s", async (_, changes, code) => {
    await expect(readBundle(await signed(files, changes))).rejects.toMatchObject({
      name: "BundleError",
      code,
    });
  });
});

describe("a broken bundle is one error that names the file", () => {
  const bomb = gzipSync(new Uint8Array(3_000_000));

  test.each<[string, Uint8Array | (() => Uint8Array), string, string]>([
    ["an empty file", new Uint8Array(), "not_gzip", "not a gzip"],
    ["a text", encoder.encode("package a"), "not_gzip", "not a gzip"],
    ["gzip's first bytes", Uint8Array.of(0x1f, 0x8b), "truncated", "truncated"],
    ["a gzipped text", gzipSync(encoder.encode("x".repeat(2000))), "bad_archive", "no tar archive"],
    ["a gzipped nothing", gzipSync(new Uint8Array()), "truncated", "truncated"],
    ["a bomb", bomb, "too_large", "more than 1000000 bytes"],
    ["a traversal", () => raw("../../etc/passwd"), "unsafe_path", "`../../etc/passwd`"],
    ["a traversal inside", () => raw("/a/../../b"), "unsafe_path", "`/a/../../b`"],
    ["a traversal for Windows", () => raw("..\\b"), "unsafe_path", "`..\\b`"],
    ["a link", () => raw("link", "2"), "bad_archive", "`link` is no ordinary file"],
    ["one file twice", () => twice("./a.rego", "a.rego"), "duplicate_file", "`a.rego`"],
    [
      "data that are no JSON",
      () => archive({ "a/data.json": "{" }),
      "bad_data",
      "`a/data.json`: invalid JSON",
    ],
    ["data that are no object", () => archive({ "data.json": "[]" }), "bad_data", "`data.json`"],
    [
      "data that are no text",
      () => archive({ "data.json": Uint8Array.of(0xff) }),
      "bad_data",
      "`data.json` is not UTF-8",
    ],
    [
      "data in each other's way",
      () => archive({ "data.json": '{"a": 1}', "a/data.json": "2" }),
      "bad_data",
      "`data.json`: another",
    ],
    [
      "data outside the roots",
      () => archive({ ".manifest": '{"roots": ["b"]}', "data.json": '{"a": 1}' }),
      "bad_data",
      "`/a`",
    ],
    [
      "a manifest that is no JSON",
      () => archive({ ".manifest": "revision: 1" }),
      "bad_manifest",
      "`.manifest`",
    ],
    [
      "a manifest of wrong types",
      () => archive({ ".manifest": '{"roots": "a"}' }),
      "bad_manifest",
      "`roots`",
    ],
    [
      "roots that overlap",
      () => archive({ ".manifest": '{"roots": ["a/b", "a"]}' }),
      "bad_manifest",
      "overlap",
    ],
    [
      "a version of Rego to come",
      () => archive({ ".manifest": '{"rego_version": 7}' }),
      "bad_manifest",
      "`rego_version`",
    ],
    [
      "a module that is not there",
      () => archive({ ".manifest": '{"wasm": [{"entrypoint": "a", "module": "/policy.wasm"}]}' }),
      "bad_manifest",
      "`policy.wasm`",
    ],
    [
      "two manifests",
      () => archive({ ".manifest": "{}", "b/.manifest": "{}" }),
      "bad_manifest",
      "another manifest, `.manifest`",
    ],
    [
      "a leading directory",
      () => archive({ "dir/.manifest": '{"roots": ["a"]}', "dir/data.json": '{"a": 1}' }),
      "bad_data",
      "data at `/dir` is outside the bundle's roots: does the archive have a leading directory?",
    ],
    ["a module that is none", () => archive({ "policy.wasm": "package a" }), "bad_policy", "`policy.wasm`"],
    ["a plan that is none", () => archive({ "plan.json": '{"plans": 1}' }), "bad_plan", "`plan.json`"],
    ["a delta bundle", () => archive({ "patch.json": "{}" }), "unsupported", "`patch.json`"],
    [
      "signatures that are none",
      () => archive({ ".signatures.json": "[]" }),
      "bad_signatures",
      "`.signatures.json`",
    ],
  ])("%s", async (_, given, code, message) => {
    const bytes = typeof given === "function" ? given() : given;
    const reading = readBundle(bytes, { maximumSize: 1_000_000 });
    await expect(reading).rejects.toMatchObject({ name: "BundleError", code });
    await expect(readBundle(bytes, { maximumSize: 1_000_000 })).rejects.toThrow(message);
  });

  test.each(["x/".repeat(100), "x".repeat(5000), "../x", ""])(
    "nor is one written of an unsafe name",
    (name) => {
      expect(() => archive({ [name]: "" })).toThrow("unsafe name");
    },
  );

  test("a bundle whose digest does not match", async () => {
    const tar = gunzipSync(await writeBundle(content));
    const text = encoder.encode("package a\n");
    const at = Buffer.from(tar).indexOf(Buffer.from(text));
    tar[at] = "P".charCodeAt(0);
    await expect(readBundle(gzipSync(tar))).rejects.toMatchObject({ code: "digest_mismatch" });
  });

  test("a manifest that was changed", async () => {
    const tar = gunzipSync(await writeBundle(content));
    const at = Buffer.from(tar).indexOf('"revision":"r1"');
    tar[at + '"revision":"r'.length] = "2".charCodeAt(0);
    await expect(readBundle(gzipSync(tar))).rejects.toMatchObject({ code: "digest_mismatch" });
  });

  test("truncated anywhere", async () => {
    const whole = await writeBundle(content);
    for (let length = 0; length < whole.length; length += 7) {
      await expect(readBundle(whole.subarray(0, length))).rejects.toBeInstanceOf(BundleError);
    }
  });
});

describe("nothing but a BundleError, whatever the bytes", () => {
  const whole = writeBundle(content);
  const mutation = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

  async function expectBundleError(bytes: Uint8Array): Promise<void> {
    try {
      await readBundle(bytes, { maximumSize: 10_000_000 });
    } catch (error) {
      expect(error).toBeInstanceOf(BundleError);
    }
  }

  function mutate(bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
    const mutated = bytes.slice();
    for (const [at, byte] of changes) mutated[at % mutated.length] = byte;
    return mutated;
  }

  test("bytes of the gzip changed", async () => {
    const bytes = await whole;
    await fc.assert(
      fc.asyncProperty(mutation, (changes) => expectBundleError(mutate(bytes, changes))),
      { numRuns: 300 },
    );
  });

  test("bytes of the tar changed", async () => {
    const tar = gunzipSync(await whole);
    await fc.assert(
      fc.asyncProperty(mutation, (changes) =>
        expectBundleError(gzipSync(mutate(tar, changes), { level: 1 })),
      ),
      { numRuns: 300 },
    );
  });

  test("any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), (bytes) => expectBundleError(gzipSync(bytes))),
    );
  });
});

/** A tar of one empty file with any name and type, its checksum right. */
function raw(name: string, type = "0"): Uint8Array {
  return gzipSync(new Uint8Array([...header(name, type), ...new Uint8Array(1024)]));
}

function twice(first: string, second: string): Uint8Array {
  return gzipSync(new Uint8Array([...header(first, "0"), ...header(second, "0"), ...new Uint8Array(1024)]));
}

function header(name: string, type: string): Uint8Array {
  const block = new Uint8Array(512);
  block.set(encoder.encode(name), 0);
  block.set(encoder.encode("00000000000"), 124);
  block.set(encoder.encode("        "), 148);
  block.set(encoder.encode(type), 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(encoder.encode(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  return block;
}

describe("archives that are joined", () => {
  const content = archive({ "data.json": `{"a": "${"x".repeat(5000)}"}`, ".manifest": '{"revision": "r"}' });
  const tar = gunzipSync(content);
  const parts = [0, 700, 701, 40_000].map((start, index, starts) => tar.subarray(start, starts[index + 1]));
  const joined = (members: readonly Uint8Array[]): Uint8Array =>
    Buffer.concat(members.map((one) => gzipSync(one)));

  test("are read one after the other", async () => {
    const { manifest, data } = await readBundle(joined(parts));
    expect(manifest.revision).toBe("r");
    expect(data.get("a")).toBe("x".repeat(5000));
    expect((await readBundle(joined([...parts, new Uint8Array(0)]))).manifest.revision).toBe("r");
  });

  test("are looked at each with its own checksum, and together with the limit", async () => {
    const first = gzipSync(parts[0] as Uint8Array);
    first[first.length - 8] = (first[first.length - 8] as number) ^ 1;
    const broken = Buffer.concat([first, joined(parts.slice(1))]);
    await expect(readBundle(broken)).rejects.toMatchObject({ code: "damaged" });
    await expect(readBundle(joined(parts), { maximumSize: 1000 })).rejects.toMatchObject({
      code: "too_large",
    });
    await expect(readBundle(joined(parts).subarray(0, -3))).rejects.toMatchObject({ code: "damaged" });
    const trailing = Buffer.concat([joined(parts), Buffer.from("more")]);
    await expect(readBundle(trailing)).rejects.toMatchObject({ code: "damaged" });
  });
});
