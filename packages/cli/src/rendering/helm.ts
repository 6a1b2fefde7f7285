// Charts, by `helm template`: each manifest says in a comment which template it comes from.

import { statSync } from "node:fs";
import { join, normalize, resolve, sep } from "node:path";
import type { RenderedPart, Renderer, Rendering } from "./renderer.js";

export const helm: Renderer = {
  commands: (directory, { values }) => [
    {
      program: "helm",
      line: [
        "template",
        resolve(directory),
        "--include-crds",
        ...values.map((file) => `--values=${resolve(file)}`),
      ],
    },
  ],
  missing:
    "`helm` is not on the path: install it (https://helm.sh/docs/intro/install/), or render elsewhere and judge what `helm template` prints",
  split: splitAtSources,
};

const source = "# Source: ";

/** A part for each line of `---` with a comment that names the template: `# Source: web/templates/pod.yaml`. */
function splitAtSources(text: string, rendering: Rendering): readonly RenderedPart[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, index) =>
    line.startsWith(source) && lines[index - 1]?.trimEnd() === "---" ? [index - 1] : [],
  );
  // What stands before the first is nobody's, and judged all the same.
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, index) => ({
    file: sourceFile(lines[start + 1] ?? "", rendering),
    text: lines.slice(start, starts[index + 1]).join("\n"),
    line: start + 1,
  }));
}

/**
 * The comment begins with the chart's name, which is not that of its directory. A template can print comments of its
 * own: what leads out of the chart, or to no file (a chart in an archive), is placed in the chart's description.
 */
function sourceFile(comment: string, { directory, file }: Rendering): string {
  if (!comment.startsWith(source)) return file;
  const path = normalize(
    comment
      .slice(source.length)
      .trim()
      .replace(/^[^/]*\//, ""),
  );
  if (path.startsWith(`..${sep}`) || path === ".." || path.includes("\0")) return file;
  const named = join(directory, path);
  return statSync(named, { throwIfNoEntry: false })?.isFile() === true ? named : file;
}
