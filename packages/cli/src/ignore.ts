// `--ignore`: files to leave out, by globs as `opa` reads them.

export const ignoreOption = {
  type: "list",
  placeholder: "glob",
  description: "files and directories to leave out, such as '*_test.rego' or '.*' (repeatable)",
} as const;

/**
 * A glob without a slash is about any step of the path, as Go's `filepath.Match` reads globs; one
 * with a slash is about the path itself, or what is below it.
 */
export function isIgnored(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const steps = path.split(/[/\\]/).filter((step) => step !== "" && step !== "." && step !== "..");
  const whole = steps.join("/");
  return globs.some((glob) => {
    const expression = compiledGlob(glob.replace(/^\.?\//, "").replace(/\/$/, ""));
    if (!glob.replace(/\/$/, "").includes("/")) return steps.some((step) => expression.test(step));
    return (
      steps.some((_, index) => expression.test(steps.slice(0, index + 1).join("/"))) || expression.test(whole)
    );
  });
}

const compiled = new Map<string, RegExp>();

/** `*` and `?` within a step, classes, and a backslash before what stands for itself. */
function compiledGlob(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known !== undefined) return known;
  const source = glob.replace(
    /\\(.)|\[([!^]?)((?:\\.|[^\]])+)\]|\*+|\?|[^\w/]/gu,
    (text, escaped, not, set) => {
      if (escaped !== undefined) return escapeSign(escaped);
      if (set !== undefined) return `[${not === "" ? "" : "^"}${set.replace(/[[&]/g, "\\$&")}]`;
      if (text.startsWith("*")) return "[^/]*";
      return text === "?" ? "[^/]" : escapeSign(text);
    },
  );
  let expression: RegExp;
  try {
    expression = new RegExp(`^${source}$`, "u");
  } catch {
    expression = new RegExp(`^${[...glob].map(escapeSign).join("")}$`, "u");
  }
  compiled.set(glob, expression);
  return expression;
}

function escapeSign(sign: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(sign) ? `\\${sign}` : sign;
}
