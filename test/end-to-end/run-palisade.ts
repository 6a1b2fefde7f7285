// Runs the built command line as a person would, in a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command line as it is built. */
export const palisade = fileURLToPath(new URL("../../packages/cli/bin/palisade.js", import.meta.url));

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };
export type RunOptions = {
  readonly input?: string | Uint8Array;
  readonly uid?: number;
  readonly env?: NodeJS.ProcessEnv;
};

/** A temporary folder with these files in it; `remove` it afterwards. */
export class Workspace {
  readonly path = mkdtempSync(join(tmpdir(), "palisade-"));

  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    return this;
  }

  makeFifo(name: string): void {
    const { status } = spawnSync("mkfifo", [join(this.path, name)]);
    if (status !== 0) throw new Error(`mkfifo ${name}: exit code ${status}`);
  }

  run(line: readonly string[], options: RunOptions = {}): Run {
    const { stdout, stderr, status } = spawnSync(process.execPath, [palisade, ...line], {
      cwd: this.path,
      encoding: "utf8",
      input: options.input ?? "",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...options.env },
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** A script of bash, in which `palisade` is the command line as it is built. */
  shell(script: string): Run {
    const named = `palisade() { '${process.execPath}' '${palisade}' "$@"; }; ${script}`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", named], {
      cwd: this.path,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });
    return { code: status, out: stdout, err: stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
