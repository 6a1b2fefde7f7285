// What tells a comment that is an exception from all others.

/** It begins the comment: `# palisade-except: RULE reason="…" owner=… expires=…`. */
export const exceptionMark = "palisade-except";
