// Which files a file needs: those of every package that it mentions, and whatever these need in turn.

export type PackageFiles = {
  /**
   * The files themselves, and all that they need; more than is used, never less. Tests that are not among them are needed
   * by none. With `most`, what names more packages at once, such as every rule there is, is left out.
   */
  neededBy(files: readonly string[], most?: number): ReadonlySet<string>;
};

/** Reads packages and mentions of `data.…` out of the texts of all files. */
export function readPackageFiles(sources: ReadonlyMap<string, string>): PackageFiles {
  const packages = [...sources]
    .map(([file, text]) => ({ file, path: packageOf(text) }))
    .filter(({ path }) => !path.endsWith("_test"));
  const mentioned = new Map<string, readonly string[]>();
  const filesOf = (mention: string): readonly string[] => {
    const known = mentioned.get(mention) ?? packages.filter(isMeantBy(mention)).map(({ file }) => file);
    mentioned.set(mention, known);
    return known;
  };
  const neededBy = (files: readonly string[], most = Number.POSITIVE_INFINITY): ReadonlySet<string> => {
    const needed = new Set(files);
    // A set that grows while it is walked: what is needed needs more.
    for (const file of needed) {
      for (const mention of mentionsOf(sources.get(file) ?? "")) {
        const found = filesOf(mention);
        if (found.length <= most) for (const other of found) needed.add(other);
      }
    }
    return needed;
  };
  return { neededBy };
}

const packageOf = (text: string): string => /^package +(\S+)/m.exec(text)?.[1] ?? "";

/** `lib.kubernetes.pods` is of `lib.kubernetes`, and `rules` is every package below it. */
const isMeantBy =
  (mention: string) =>
  ({ path }: { readonly path: string }): boolean =>
    `${mention}.`.startsWith(`${path}.`) || path.startsWith(`${mention}.`);

/** `lib.kubernetes.pods` of `data.lib.kubernetes.pods`, and the package's own name: its other files are of it. */
function mentionsOf(text: string): readonly string[] {
  const mentions = [...text.matchAll(/\bdata((?:\.\w+)+)/g)].map(([, path = ""]) => path.slice(1));
  return [...new Set([packageOf(text), ...mentions])];
}
