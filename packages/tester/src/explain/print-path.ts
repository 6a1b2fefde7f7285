// The path of a planned function as the ref of its rule.

/** `data.a.b["c d"]` of `["g0", "a", "b", "c d"]`. */
export function printPath(path: readonly string[]): string {
  const steps = path
    .slice(1)
    .map((step) => (/^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`));
  return `data${steps.join("")}`;
}
