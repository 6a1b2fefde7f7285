// Where results go: links, pipes, full disks, readers that went away. And what comes in that is no stream, or far too many files.
import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { privilegedPod } from "./privileged-pod.js";
import { palisade, type Run, Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({ "tree/pod.yaml": privilegedPod("web") });
});
afterEach(() => workspace.remove());

const shell = (script: string): Run => workspace.shell(script);

it("a directory may hold more than a call has room for", () => {
  const folder = join(workspace.path, "many");
  mkdirSync(folder);
  // What fits into a call follows from the stack, which is small here.
  for (let index = 0; index < 20_000; index++) writeFileSync(join(folder, `${index}.txt`), "");
  writeFileSync(join(folder, "pod.yaml"), privilegedPod("web"));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--stack-size=160", palisade, "validate", "config", "many"],
    { cwd: workspace.path, encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect(stdout).toMatch(/many\/pod\.yaml:10:7: +critical +.*\(K8S-PRIVILEGED\)/);
  expect(status).toBe(1);
});

describe.skipIf(process.platform === "win32")("what is written", () => {
  const build = "palisade build p.rego -e p/allow -o";
  const isBundle = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
  const at = (name: string): string => join(workspace.path, name);
  beforeEach(() => {
    workspace.write({ "p.rego": "package p\n\nallow := true\n" });
  });

  it("goes through a link, which stays one", () => {
    workspace.write({ "real.tar.gz": "before" });
    symlinkSync("real.tar.gz", at("link.tar.gz"));
    symlinkSync("later.tar.gz", at("dangling.tar.gz"));
    expect(shell(`${build} link.tar.gz && ${build} dangling.tar.gz`)).toEqual({ code: 0, out: "", err: "" });
    for (const [link, target] of [
      ["link.tar.gz", "real.tar.gz"],
      ["dangling.tar.gz", "later.tar.gz"],
    ] as const) {
      expect(lstatSync(at(link)).isSymbolicLink()).toBe(true);
      expect(isBundle(readFileSync(at(target)))).toBe(true);
    }
  });

  it("goes into a FIFO, which stays one, into a pipe, and where a shell says", () => {
    workspace.makeFifo("pipe");
    // Not `/dev/stdout` itself: a mistake would put a file in its place.
    const scripts = [
      `cat pipe > copy & ${build} pipe; wait`,
      `${build} /dev/fd/1 | cat > copy`,
      `${build} /dev/fd/1 > copy`,
      `${build} >(cat > copy); sleep 0.5`,
    ];
    for (const script of scripts) {
      expect({ script, ...shell(script) }).toEqual({ script, code: 0, out: "", err: "" });
      expect(isBundle(readFileSync(at("copy")))).toBe(true);
      writeFileSync(at("copy"), "");
    }
    expect(lstatSync(at("pipe")).isFIFO()).toBe(true);
  });

  it("does not go where a directory is, or below a file, and leaves nothing behind", () => {
    mkdirSync(at("folder"));
    const before = readdirSync(workspace.path);
    expect(shell(`${build} folder`)).toMatchObject({
      code: 2,
      err: "error: folder: is a directory, not a regular file\n",
    });
    expect(shell(`${build} p.rego/x.tar.gz`)).toMatchObject({
      code: 2,
      err: "error: p.rego/x.tar.gz: is not a directory\n",
    });
    expect(shell("palisade sign -b tree --signing-key secret:x --signing-alg HS256 -o p.rego")).toMatchObject(
      {
        code: 2,
        err: "error: p.rego/.signatures.json: is not a directory\n",
      },
    );
    expect(readdirSync(workspace.path)).toEqual(before);
  });

  it("keeps a file's permissions", () => {
    workspace.write({ "own.tar.gz": "before" });
    expect(shell(`chmod 640 own.tar.gz; ${build} own.tar.gz`).code).toBe(0);
    expect(lstatSync(at("own.tar.gz")).mode & 0o777).toBe(0o640);
  });
});

describe.skipIf(process.platform === "win32")("an output that nobody takes", () => {
  it("because its reader went away changes no exit code, and ends what would go on for ever", () => {
    const clean = "palisade validate config --fail-on critical --format json empty.yaml --allow-empty";
    workspace.write({ "empty.yaml": "" });
    // The reader is gone before anything is written.
    const gone = (line: string): string =>
      `{ ${line}; echo $? > code; } | true; while [ ! -s code ]; do sleep 0.1; done; cat code; rm code`;
    expect(shell(gone("palisade validate config tree")).out).toBe("1\n");
    expect(shell(gone(clean)).out).toBe("0\n");
    expect(shell(gone("palisade validate config tree nowhere")).out).toBe("2\n");
    expect(shell(gone("yes 1 | palisade repl")).out).toBe("0\n");
  });

  it.skipIf(process.platform !== "linux")("because there is no room left is an error of one line", () => {
    const { code, err } = shell("palisade validate config tree > /dev/full");
    expect(err).toBe("error: standard output: no space left on the device\n");
    expect(code).toBe(2);
    expect(shell("palisade validate config nowhere 2> /dev/full")).toMatchObject({ code: 2, err: "" });
  });
});

it.skipIf(process.platform === "win32")("standard input that is a directory is no empty one", () => {
  const { code, err } = shell("palisade validate config --allow-empty - < tree");
  expect(err).toBe("<stdin>:1:1: error: is a directory, not a regular file\n");
  expect(code).toBe(2);
  expect(shell("palisade validate action - < tree")).toMatchObject({
    code: 2,
    err: "error: <stdin>: is a directory, not a regular file\n",
  });
});
