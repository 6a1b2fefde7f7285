import process from "node:process";
import { describe, expect, it } from "vitest";
import { runTool } from "./run-tool.js";

const limits = { milliseconds: 20_000, bytes: 1024 * 1024 };
const run = (script: string, changed: Partial<typeof limits> = {}) =>
  runTool(process.execPath, ["-e", script], { ANSWER: "42" }, { ...limits, ...changed });

describe("a program", () => {
  it("gives what it prints, of the environment it is handed and nothing else", async () => {
    const result = await run('console.log(process.env.ANSWER, process.env.PATH); console.error("beside")');
    expect(result).toEqual({ kind: "printed", bytes: Buffer.from("42 undefined\n") });
  });

  it("that there is none of is missing", async () => {
    expect(await runTool("palisade-no-such-program", [], {}, limits)).toEqual({ kind: "missing" });
  });

  it.each([
    [
      "what it complains of",
      'console.error("no chart"); process.exit(3)',
      "ended with exit code 3: no chart",
    ],
    ["that it said nothing", "process.exit(1)", "ended with exit code 1: it did not say why"],
    [
      "what ended it",
      'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9e3)',
      "was ended by SIGTERM: it did not say why",
    ],
  ])("that fails says %s", async (_, script, problem) => {
    expect(await run(script)).toEqual({ kind: "failed", problem });
  });

  it("that does not end is ended, and what it started is not waited for", async () => {
    const child = '["-e", "setTimeout(() => {}, 9000)"]';
    const script = `require("node:child_process").spawnSync(process.execPath, ${child}, { stdio: "inherit" })`;
    expect(await run(script, { milliseconds: 500 })).toEqual({
      kind: "failed",
      problem: "took more than 0.5 s",
    });
  });

  it("that prints without end is ended", async () => {
    const script = 'const more = () => process.stdout.write("x".repeat(65536), more); more()';
    expect(await run(script)).toEqual({ kind: "failed", problem: "printed more than 1 MiB" });
  });

  it("that complains without end is cut short", async () => {
    const result = await run('process.stderr.write("y".repeat(1e6), () => process.exit(1))');
    expect(result).toEqual({ kind: "failed", problem: `ended with exit code 1: ${"y".repeat(2000)}` });
  });
});
