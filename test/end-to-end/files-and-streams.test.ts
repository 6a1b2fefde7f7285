// What a path may lead to, and how much is read of it: real FIFOs, devices, sockets, links and floods.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { privilegedPod } from "./privileged-pod.js";
import { type Run, Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  const pod = privilegedPod("web");
  workspace = new Workspace().write({ "tree/pod.yaml": pod, "outside/other.yaml": pod });
});
afterEach(() => workspace.remove());

const inTree = (name: string): string => join(workspace.path, "tree", name);
const judge = (...paths: string[]): Run => workspace.run(["validate", "config", ...paths]);

describe.skipIf(process.platform === "win32")(
  "in a directory, the rest is judged and this is refused by name:",
  () => {
    const cases: readonly (readonly [what: string, make: () => void | Promise<void>, problem: string])[] = [
      [
        "a FIFO",
        () => workspace.makeFifo("tree/pipe.yaml"),
        "tree/pipe.yaml:1:1: error: is a FIFO, not a regular file",
      ],
      [
        "a link to an endless device",
        () => symlinkSync("/dev/zero", inTree("zero.yaml")),
        "tree/zero.yaml:1:1: error: is a device, not a regular file",
      ],
      [
        "a link to a FIFO",
        () => {
          workspace.makeFifo("pipe");
          symlinkSync("../pipe", inTree("link.json"));
        },
        "tree/link.json:1:1: error: is a FIFO, not a regular file",
      ],
      [
        "a link to a file outside",
        () => symlinkSync("../outside/other.yaml", inTree("other.yaml")),
        "tree/other.yaml:1:1: error: is a link out of the directory that was named, to ../outside/other.yaml",
      ],
      [
        "a link to a directory outside",
        () => symlinkSync("../outside", inTree("more")),
        "tree/more:1:1: error: is a link out of the directory that was named, to ../outside",
      ],
      [
        "a link to a link that leads outside",
        () => {
          symlinkSync("../outside/other.yaml", inTree("first"));
          symlinkSync("first", inTree("second.yaml"));
        },
        "tree/second.yaml:1:1: error: is a link out of the directory that was named, to first",
      ],
      [
        "a link with a manifest's name that leads nowhere",
        () => symlinkSync("nowhere", inTree("gone.yaml")),
        "tree/gone.yaml:1:1: error: no such file or directory",
      ],
      [
        "a socket",
        async () => {
          const server = createServer().listen(inTree("socket.yml"));
          await new Promise((resolve) => server.once("listening", resolve));
          sockets.push(server);
        },
        "tree/socket.yml:1:1: error: is a socket, not a regular file",
      ],
    ];
    const sockets: ReturnType<typeof createServer>[] = [];
    afterEach(() => {
      for (const server of sockets.splice(0)) server.close();
    });

    it.each(cases)("%s", async (_, make, problem) => {
      await make();
      const { code, out, err } = judge("tree");
      expect(err).toBe(`${problem}\n`);
      expect(out).toContain("tree/pod.yaml:10:");
      expect(code).toBe(2);
    });

    it("nothing of that if nobody wants it: a link out of the tree by another name, one that leads nowhere", () => {
      symlinkSync("../outside/other.yaml", inTree("README"));
      symlinkSync("nowhere", inTree("gone"));
      expect(judge("tree")).toMatchObject({ code: 1, err: "" });
    });

    it("nothing of that for links inside of the tree, whose files are judged once", () => {
      mkdirSync(inTree("..2026_01"));
      writeFileSync(inTree("..2026_01/app.yaml"), privilegedPod("app"));
      symlinkSync("..2026_01", inTree("..data"));
      symlinkSync("..data/app.yaml", inTree("app.yaml"));
      symlinkSync(".", inTree("self"));
      const { code, out, err } = judge("tree");
      expect({ code, err }).toEqual({ code: 1, err: "" });
      expect(out.match(/\(K8S-PRIVILEGED\)/g)).toHaveLength(2);
    });

    it.each([
      ["policies", ["check", "tree"], "policy.rego"],
      ["data", ["eval", "-d", "tree", "1"], "data.json"],
      ["tests", ["test", "tree"], "policy_test.rego"],
      ["formatted policies", ["fmt", "--list", "tree"], "policy.rego"],
      ["bundles", ["eval", "-b", "tree", "1"], "data.yaml"],
      ["schemas", ["check", "--schema", "tree", "ok.rego"], "schema.json"],
    ])("%s, too", (_, line, name) => {
      workspace.write({ "ok.rego": "package ok\n" });
      symlinkSync("/dev/zero", inTree(name));
      // What `eval` cannot do it says as JSON.
      const { code, out, err } = workspace.run(line);
      expect(`${out}${err}`).toContain(`tree/${name}: is a device, not a regular file`);
      expect(code).toBe(2);
    });

    it("unless it is to be ignored", () => {
      workspace.write({ "tree/ok.rego": "package ok\n" });
      symlinkSync("/dev/zero", inTree("zero.rego"));
      symlinkSync("../outside", inTree("more"));
      const run = workspace.run(["check", "--ignore", "zero.*", "--ignore", "more", "tree"]);
      expect(run).toEqual({ code: 0, out: "", err: "" });
    });
  },
);

describe.skipIf(process.platform === "win32")("what is named itself", () => {
  it("may be a link to a file", () => {
    symlinkSync("outside/other.yaml", join(workspace.path, "link.yaml"));
    expect(judge("link.yaml")).toMatchObject({ code: 1, err: "" });
  });

  it("may be a link to a directory, and is the tree then", () => {
    symlinkSync("outside", join(workspace.path, "link"));
    expect(judge("link")).toMatchObject({ code: 1, err: "" });
  });

  it("may be a FIFO that somebody writes, standard input by name, or what a shell writes", () => {
    const pipes = [
      "mkfifo pipe; cat tree/pod.yaml > pipe & palisade validate config pipe",
      "palisade validate config /dev/stdin < tree/pod.yaml",
      "cat tree/pod.yaml | palisade validate config /dev/stdin",
      "palisade validate config <(cat tree/pod.yaml)",
    ];
    for (const script of pipes) {
      const { code, out, err } = workspace.shell(script);
      expect({ script, code, err }).toEqual({ script, code: 1, err: "" });
      expect(out).toContain("K8S-PRIVILEGED");
    }
  });

  it.each([
    ["an endless FIFO", "mkfifo pipe; yes > pipe & palisade validate config pipe", "pipe:1:1"],
    ["an endless substitution", "palisade validate config <(yes)", "/dev/fd/63:1:1"],
  ])("%s is read up to the limit", (_, script, place) => {
    const { code, err } = workspace.shell(script);
    expect(err).toBe(`${place}: error: the file is too large: more than 10 MiB, and the limit is 10 MiB\n`);
    expect(code).toBe(2);
  });

  it.each(["/dev/zero", "/dev/null", "/dev/urandom"])("may not be %s", (path) => {
    const { code, err } = judge(path);
    expect(err).toBe(`${path}:1:1: error: is a device, not a regular file\n`);
    expect(code).toBe(2);
  });

  it("may not be a link to a FIFO: nobody writes it", () => {
    workspace.makeFifo("pipe");
    symlinkSync("pipe", join(workspace.path, "link.yaml"));
    expect(judge("link.yaml")).toMatchObject({
      code: 2,
      err: "link.yaml:1:1: error: is a FIFO, not a regular file\n",
    });
  });

  it("is looked at before what is not there to read: keys, inputs, schemas, bundles", () => {
    for (const line of [
      ["eval", "-f", "pretty", "-i", "/dev/zero", "1"],
      ["check", "--schema", "/dev/zero", "tree"],
      ["check", "--capabilities", "/dev/zero", "tree"],
      ["validate", "prompt", "--file", "/dev/zero"],
      ["validate", "action", "/dev/zero"],
      ["build", "tree", "--signing-key", "/dev/zero"],
      ["validate", "config", "tree", "-b", "/dev/zero"],
      ["validate", "prompt", "which pods fail?", "-b", "/dev/zero"],
      ["mcp", "-b", "/dev/zero"],
    ]) {
      const { code, err } = workspace.write({ "tree/p.rego": "package p\n" }).run(line);
      expect(err).toBe("error: /dev/zero: is a device, not a regular file\n");
      expect(code).toBe(2);
    }
  });
});

describe.skipIf(process.platform === "win32")("a flood of standard input ends at the limit:", () => {
  it.each([
    ["yes | palisade validate config -", "<stdin>:1:1: error: the file is too large: more than 10 MiB"],
    [
      "yes | palisade validate config /dev/stdin",
      "/dev/stdin:1:1: error: the file is too large: more than 10 MiB",
    ],
    ["yes | palisade validate prompt -", "error: <stdin>: the file is too large: more than 3.8 MiB"],
    ["yes | palisade validate prompt --file -", "error: <stdin>: the file is too large: more than 3.8 MiB"],
    ["yes | palisade validate action -", "error: <stdin>: the file is too large: more than 1 MiB"],
    ["yes | palisade eval --stdin", "error: <stdin>: the file is too large: more than 1 MiB"],
    ["yes | palisade eval -f pretty -I input", "error: <stdin>: the file is too large: more than 256 MiB"],
    ["yes | tr -d '\\n' | palisade repl", "error: <stdin>: a line of more than 1 MiB"],
  ])("%s", (script, message) => {
    const { code, err } = workspace.shell(script);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });

  it("the server takes no bundle from where its client speaks", () => {
    for (const path of ["-", "/dev/stdin"]) {
      const { code, err } = workspace.run(["mcp", "-b", path], { input: "" });
      expect(err).toBe("error: standard input is where the client speaks: name files\n");
      expect(code).toBe(2);
    }
  });

  it("standard input is not asked twice", () => {
    const { code, err } = workspace.run(["eval", "-f", "pretty", "-d", "-", "-i", "-", "1"], { input: "{}" });
    expect(err).toBe("error: <stdin>: it can be read once, and was asked for twice\n");
    expect(code).toBe(2);
  });
});
