// Judges mutants of policies: the Rego tests of its own folder run first, then all others that need its package, until one fails.
import { dirname } from "node:path/posix";
import { RegoObject } from "@palisade/language";
import { runTests } from "@palisade/tester";
import type { Judge } from "./judge.js";
import { applyEdit } from "./mutant.js";
import { type PackageFiles, readPackageFiles } from "./package-files.js";

class Noticed extends Error {}

type Texts = ReadonlyMap<string, string>;

/** Packages that one reference may name for tests of one folder: one that names every rule is not what they test. */
const mostNear = 20;

const isTest = (file: string): boolean => file.endsWith("_test.rego");

/** A judge over the sources of all policies, by file. With `nearest`, only the tests beside a file are asked. */
export function judgeRego(sources: Texts, nearest = false): Judge {
  const files = readPackageFiles(sources);
  const run = async (texts: Texts): Promise<"killed" | "survived" | "invalid"> => {
    try {
      const { diagnostics } = await runTests(
        [...texts].map(([file, text]) => ({ file, text })),
        {
          data: new RegoObject(),
          monotonicMicros: () => 0,
          onResult: ({ outcome }) => {
            if (outcome !== "pass" && outcome !== "skipped") throw new Noticed();
          },
        },
      );
      return diagnostics.length > 0 ? "invalid" : "survived";
    } catch (error) {
      if (error instanceof Noticed) return "killed";
      throw error;
    }
  };
  /** The files and all that they need, as they are. */
  const textsFor = (wanted: readonly string[], most?: number): Map<string, string> =>
    new Map([...files.neededBy(wanted, most)].map((file) => [file, sources.get(file) ?? ""]));

  const sound = new Map<string, boolean>();
  /** Whether the tests beside a file pass unchanged by themselves: if not, they tell nothing. */
  const isSound = async (folder: string, tests: readonly string[]): Promise<boolean> => {
    const known = sound.get(folder) ?? (await run(textsFor(tests, mostNear))) === "survived";
    sound.set(folder, known);
    return known;
  };

  return {
    judge: async ({ file, ...edit }) => {
      const text = applyEdit(sources.get(file) ?? "", edit);
      const { near, far } = testsOf(file, sources, files);
      const outcome = await run(textsFor([file, ...near], mostNear).set(file, text));
      if (outcome === "killed" && (await isSound(dirname(file), near))) return outcome;
      // What does not compile without the rest may do so with it.
      if (outcome === "invalid") return run(new Map(sources).set(file, text));
      if (nearest) return "survived";
      return run(textsFor([file, ...near, ...far]).set(file, text));
    },
    check: async () => (await run(sources)) === "survived",
    close: async () => undefined,
  };
}

type Tests = { readonly near: readonly string[]; readonly far: readonly string[] };

/** Tests beside a file, and elsewhere those whose outcome may depend on it: no other can notice a change of it. */
function testsOf(file: string, sources: Texts, files: PackageFiles): Tests {
  const tests = [...sources.keys()].filter(isTest);
  const isNear = (test: string): boolean => dirname(test) === dirname(file);
  return {
    near: tests.filter(isNear),
    far: tests.filter((test) => !isNear(test) && files.neededBy([test]).has(file)),
  };
}
