// Numbers that look random and are not: each depends on its key and its place alone, in whatever order they are asked for.

/** A key for `noise` from a text. */
export function noiseKey(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A number from -1 to 1. */
export function noise(key: number, place: number): number {
  let mixed = (key + Math.imul(Math.trunc(place), 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x7fffffff - 1;
}
