// Modules, manifests and bundles with a byte or two that are wrong: each loads or says why not, at a bounded cost.
import { readArchive, writeArchive } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { readBundleFile } from "@palisade/guardrails/node";
import { type ArtifactVerdict, judgeArtifact, mutateBytes, Random, unstampedFiles } from "@palisade/testkit";
import { expect, it } from "vitest";

const text = `package a

p contains x if {
	some x in input.xs
	regex.match("^[a-z]+$", x)
	count(x) > 1
}

q := sprintf("%d of %v", [count(p), input.xs])
`;
const { wasm } = compile([{ file: "a.rego", text }], { entrypoints: ["a/p", "a/q"] });
const input = { xs: ["ab", "c", "De"] };
const count = 150;

/** By how they ended: an input that nothing ever happens to says nothing. */
async function endsOf(
  seed: number,
  make: (random: Random) => Uint8Array,
  kind: "module" | "bundle",
): Promise<ReadonlyMap<string, number>> {
  const random = new Random(seed);
  const ends = new Map<ArtifactVerdict["ended"], number>();
  for (let turn = 0; turn < count; turn++) {
    const { ended, detail } = await judgeArtifact(kind, make(random), input);
    expect(ended, `turn ${turn}: ${detail}`).not.toBe("broken");
    ends.set(ended, (ends.get(ended) ?? 0) + 1);
  }
  return ends;
}

it("loads what is not changed", async () => {
  expect(await judgeArtifact("module", wasm as Uint8Array, input)).toEqual({ ended: "answered", detail: "" });
});

it.each([1, 2])("survives modules of seed %d", async (seed) => {
  const ends = await endsOf(seed, (random) => mutateBytes(wasm as Uint8Array, random), "module");
  expect(Math.min(ends.get("answered") ?? 0, ends.get("refused") ?? 0)).toBeGreaterThan(0);
});

it.each([1, 2])("survives bundles of seed %d, and each file in them", async (seed) => {
  const bytes = await readBundleFile();
  const files = [...unstampedFiles(readArchive(bytes))];
  const ends = await endsOf(
    seed,
    (random) => {
      if (random.below(4) === 0) return mutateBytes(bytes, random);
      const [changed] = random.pick(files);
      return writeArchive(
        new Map(files.map(([name, each]) => [name, name === changed ? mutateBytes(each, random) : each])),
      );
    },
    "bundle",
  );
  expect(Math.min(ends.get("refused") ?? 0, ends.size)).toBeGreaterThan(1);
});
