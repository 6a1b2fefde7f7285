// What bundles say to be theirs: packages outside of it, and bundles that share it, are refused, as OPA refuses them.
import { type Bundle, growRootTree, isWithinRoots, type Manifest, rootsOf } from "@palisade/bundle";
import { FileError } from "./file-error.js";
import { UsageError } from "./usage-error.js";

/** @throws {FileError} naming the package, and the file that it is in. */
export async function checkPackages(bundle: Bundle, path: string): Promise<void> {
  const { manifest, modules } = bundle;
  if (manifest.roots.includes("")) return;
  const { parseModule, printTerm } = await import("@palisade/compiler");
  const roots = rootsOf(manifest);
  for (const { file, text } of modules) {
    const clause = packageClause.exec(text)?.[0] ?? text;
    const { module } = parseModule(file, clause);
    // What is wrong with it is told where it is compiled.
    if (module === undefined) continue;
    const steps = module.package.path.parts
      .slice(1)
      .map((part) => (part.kind === "string" ? part.value : ""));
    if (isWithinRoots(roots, steps)) continue;
    const named = printTerm(module.package.path);
    throw new FileError(
      path,
      `manifest roots [${manifest.roots.join(" ")}] do not permit \`${named}\` in module \`${file}\``,
    );
  }
}

/** From the start of a module to the end of the line that names its package. */
const packageClause = /^(?:\s|#.*\n)*package[^\n]*/;

/** A bundle by the name that it was given. */
type NamedManifest = readonly [name: string, manifest: Manifest];

/** @throws {UsageError} naming the bundles, and what both of them own. */
export function checkOverlaps(bundles: readonly NamedManifest[]): void {
  const owners = new Map<string, string>();
  for (const [name, { roots }] of bundles) {
    for (const root of roots) {
      const other = owners.get(root);
      if (other !== undefined) throw overlap([other, name], root, root);
      owners.set(root, name);
    }
  }
  const tree = growRootTree([...owners.keys()]);
  if (!("outer" in tree)) return;
  const names = [owners.get(tree.outer) as string, owners.get(tree.inner) as string];
  throw overlap(names, tree.outer, tree.inner);
}

function overlap(names: readonly string[], outer: string, inner: string): UsageError {
  const shared = outer === inner ? `both own \`${outer}\`` : `\`${outer}\` overlaps \`${inner}\``;
  return new UsageError(`the roots of the bundles ${[...names].sort().join(" and ")} overlap: ${shared}`);
}
