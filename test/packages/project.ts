// A project of somebody else's: empty, but for what npm installs into it from tarballs.
import { spawn } from "node:child_process";
import { cpSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { Workspace } from "../end-to-end/run-palisade.js";
import { root } from "./workspaces.js";

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** This process runs below npm, which tells its children about this repository by variables. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name))),
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};

/** For npm: no registry answers. */
export const unreachable = { npm_config_registry: "http://127.0.0.1:9", npm_config_fetch_retries: "0" };

/** Runs a program to its end, beside others that run. */
export async function runProgram(
  directory: string,
  [command = "", ...rest]: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const child = spawn(command, rest, {
    cwd: directory,
    env: { ...environment, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
    let text = "";
    for await (const chunk of stream) text += chunk.toString();
    return text;
  };
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once("close", resolve).once("error", reject),
  );
  const [out, err, code] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
  return { code, out, err };
}

/** @throws {Error} with what the program said, unless it ends with 0. */
export async function runToSuccess(directory: string, line: readonly string[]): Promise<string> {
  const { code, out, err } = await runProgram(directory, line);
  if (code !== 0) throw new Error(`${line.join(" ")}: exit code ${code}\n${out}${err}`);
  return out;
}

export class Project {
  readonly #workspace = new Workspace();
  readonly path = this.#workspace.path;

  write(files: Readonly<Record<string, string>>): this {
    this.#workspace.write(files);
    return this;
  }

  manifest(manifest: Readonly<Record<string, unknown>>): this {
    return this.write({ "package.json": JSON.stringify({ name: "project", private: true, ...manifest }) });
  }

  /** Third parties' packages come from the registry that this machine has, and from its cache where they can. */
  async install(tarballs: readonly string[]): Promise<this> {
    const registry = (await runToSuccess(root, ["npm", "config", "get", "registry"])).trim();
    const options = [
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--registry",
      registry,
    ];
    await runToSuccess(this.path, ["npm", "install", ...options, ...tarballs]);
    return this;
  }

  /** What npm installed into another project. */
  copyModules(from: Project): this {
    cpSync(from.file("node_modules"), this.file("node_modules"), { recursive: true, verbatimSymlinks: true });
    return this;
  }

  node(line: readonly string[]): Promise<Ran> {
    return runProgram(this.path, [process.execPath, ...line]);
  }

  /** A line of a script of npm's, as if no registry could be reached: `npx` must find what is installed. */
  shell(script: string): Promise<Ran> {
    const path = `${this.file("node_modules/.bin")}${delimiter}${process.env["PATH"]}`;
    return runProgram(this.path, ["bash", "-c", script], { ...unreachable, PATH: path });
  }

  file(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    this.#workspace.remove();
  }
}
