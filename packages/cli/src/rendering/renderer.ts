// What turns the files of a directory into manifests: which programs can, and where each manifest comes from.
import type { Host } from "../host.js";
import { runTool, type ToolLimits } from "./run-tool.js";

/** Something to render: a chart, a kustomization. */
export type Rendering = {
  readonly renderer: Renderer;
  /** As it was found. */
  readonly directory: string;
  /** The file that makes it what it is. */
  readonly file: string;
};

export type RenderOptions = {
  /** Files of values, for charts. */
  readonly values: readonly string[];
};

export type Renderer = {
  /** Command lines that do the same, in the order in which they are tried; never with anything that a file says. */
  readonly commands: (
    directory: string,
    options: RenderOptions,
  ) => readonly { readonly program: string; readonly line: readonly string[] }[];
  /** What to do if there is none of the programs. */
  readonly missing: string;
  readonly split: (text: string, rendering: Rendering) => readonly RenderedPart[];
};

/** A part of what was rendered. */
export type RenderedPart = {
  /** The file it comes from. The line in it is not known. */
  readonly file: string;
  readonly text: string;
  /** Where it begins in what was printed, counted from 1. */
  readonly line: number;
};

export type Rendered =
  | { readonly parts: readonly RenderedPart[]; readonly command: string }
  | { readonly problem: string };

const limits: ToolLimits = { milliseconds: 60_000, bytes: 64 * 1024 * 1024 };

/** Never throws: a rendering that fails is a problem. */
export async function render(rendering: Rendering, options: RenderOptions, host: Host): Promise<Rendered> {
  const { renderer, directory } = rendering;
  for (const { program, line } of renderer.commands(directory, options)) {
    const command = `${program} ${line[0]}`;
    const run = await runTool(program, line, host.environment, limits);
    if (run.kind === "failed") return { problem: `\`${command}\` ${run.problem}` };
    if (run.kind === "printed") {
      const text = decode(run.bytes);
      return text === undefined
        ? { problem: `\`${command}\` printed what is not UTF-8` }
        : { parts: renderer.split(text, rendering), command };
    }
  }
  return { problem: renderer.missing };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
