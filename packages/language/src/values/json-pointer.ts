// JSON pointers (RFC 6901), step by step.

/** A key as one step: `a/b` is `a~1b`. */
export function escapePointer(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The steps of a pointer, as keys; none for one that is empty, or begins with no slash. */
export function pointerSteps(pointer: string): readonly string[] {
  if (!pointer.startsWith("/")) return [];
  return pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
