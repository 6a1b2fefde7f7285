// Makes a failing text shorter for as long as it fails in the same way.

/** `stillFails` is asked at most `attempts` times. */
export function minimise(text: string, stillFails: (text: string) => boolean, attempts = 400): string {
  let current = text;
  let left = attempts;
  for (const split of [/(?<=\n)/, /(?<=\W)|(?=\W)/u, /(?:)/u]) {
    let parts = current.split(split);
    for (let size = Math.ceil(parts.length / 2); size >= 1 && left > 0; size = Math.floor(size / 2)) {
      for (let at = 0; at < parts.length && left > 0; ) {
        const shorter = [...parts.slice(0, at), ...parts.slice(at + size)];
        left--;
        if (stillFails(shorter.join(""))) parts = shorter;
        else at += size;
      }
    }
    current = parts.join("");
  }
  return current;
}
