// Feeds the loader what is nearly a module or a bundle: `npm run fuzz -- --artifacts --minutes N [--seed S]`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readArchive, writeArchive } from "@palisade/bundle";
import { type ArtifactKind, judgeArtifact, mutateBytes, Random, unstampedFiles } from "@palisade/testkit";

const root = fileURLToPath(new URL("..", import.meta.url));

type Artifact = { readonly kind: ArtifactKind; readonly bytes: Uint8Array };

/** The bundles that ship, their modules, and the same with each file of theirs changed. */
function artifactsOf(random: Random): () => Artifact {
  const folder = join(root, "bundles");
  const bundles = readdirSync(folder)
    .filter((name) => name.endsWith(".tar.gz"))
    .sort()
    .map((name) => unstampedFiles(readArchive(new Uint8Array(readFileSync(join(folder, name))))));
  return () => {
    const files = [...random.pick(bundles)];
    const [changed, content] = random.pick(files);
    if (changed.endsWith(".wasm") && random.chance(0.5))
      return { kind: "module", bytes: mutateBytes(content, random) };
    if (random.chance(0.2))
      return { kind: "bundle", bytes: mutateBytes(writeArchive(new Map(files)), random) };
    const mutated = files.map(
      ([name, each]) => [name, name === changed ? mutateBytes(each, random) : each] as const,
    );
    return { kind: "bundle", bytes: writeArchive(new Map(mutated)) };
  };
}

/** How many broke the law; each lies in `out/` afterwards. */
export async function fuzzArtifacts(minutes: number, seed: number): Promise<number> {
  const make = artifactsOf(new Random(seed));
  const end = performance.now() + minutes * 60_000;
  const ends = new Map<string, number>();
  mkdirSync(join(root, "out"), { recursive: true });
  for (let turn = 0; performance.now() < end; turn++) {
    const { kind, bytes } = make();
    const { ended, detail } = await judgeArtifact(kind, bytes, { prompt: "x" });
    ends.set(ended, (ends.get(ended) ?? 0) + 1);
    if (ended !== "broken") continue;
    const name = `out/fuzz-artifact-${turn}.${kind}`;
    writeFileSync(join(root, name), bytes);
    console.log(`${name}: ${detail}`);
  }
  const list = [...ends].sort().map(([ended, count]) => `${count} ${ended}`);
  console.log(`artifacts (seed ${seed}, ${minutes} minutes): ${list.join(", ")}`);
  return ends.get("broken") ?? 0;
}
