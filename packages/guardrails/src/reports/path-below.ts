// Paths of files as reports hand them to other tools: below a directory, with slashes, without `.` and `..`.

/**
 * Absolute for what is not below the directory; what is no path (`<stdin>`) stays.
 * @example pathBelow("./deploy/../web.yaml", "/shop") // "web.yaml"
 */
export function pathBelow(file: string, root?: string): string {
  const base = root === undefined ? [] : normalised(root.split("/"));
  const isAbsolute = file.startsWith("/") || /^[A-Za-z]:\//.test(file);
  const steps = file.split("/");
  const whole = normalised(isAbsolute ? steps : [...base, ...steps]);
  const isBelow = base.every((step, index) => whole[index] === step) && whole.length > base.length;
  if (root === undefined && !isAbsolute) return whole.join("/");
  if (root !== undefined && isBelow) return whole.slice(base.length).join("/");
  const path = whole.join("/");
  return /^[A-Za-z]:(?![^/])/.test(path) ? path : `/${path}`;
}

/** `..` at the start stays: nothing is known of what is above. */
function normalised(steps: readonly string[]): string[] {
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "" || step === ".") continue;
    if (step === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else kept.push(step);
  }
  return kept;
}
