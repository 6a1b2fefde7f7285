/** @throws RangeError if nothing has the name */
export function uidByName(all: ReadonlyMap<string, { readonly name: string }>, name: string): string {
  for (const [uid, each] of all) if (each.name === name) return uid;
  throw new RangeError(`the description names \`${name}\`, and has none`);
}
