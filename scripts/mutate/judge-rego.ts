// Judges mutants of policies: the Rego tests of its own folder run first, then those of all policies, until one fails.
import { RegoObject } from "@palisade/language";
import { runTests } from "@palisade/tester";
import type { Judge } from "./judge.js";
import { applyEdit } from "./mutant.js";

class Noticed extends Error {}

/** A judge over the sources of all policies, by file. */
export function judgeRego(sources: ReadonlyMap<string, string>): Judge {
  const run = async (texts: ReadonlyMap<string, string>): Promise<"killed" | "survived" | "invalid"> => {
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
  return {
    judge: async (mutant) => {
      const text = applyEdit(sources.get(mutant.file) ?? "", mutant);
      const near = neighbors(mutant.file, sources);
      const outcome = await run(new Map([...near, [mutant.file, text]]));
      return outcome === "killed" ? outcome : run(new Map([...sources, [mutant.file, text]]));
    },
    check: async () => (await run(sources)) === "survived",
    close: async () => undefined,
  };
}

/** A pack or library whole, with its tests, and what the libraries it needs define: little, compiled on its own. */
function neighbors(file: string, sources: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const near = new Map([...sources].filter(([path]) => path.startsWith(folderOf(file))));
  // A map that grows while it is walked: libraries need libraries.
  for (const [, text] of near) {
    for (const [, name] of text.matchAll(/\bdata\.lib\.(\w+)/g)) {
      for (const [path, library] of sources) {
        if (folderOf(path).endsWith(`/lib/${name}/`) && !path.endsWith("_test.rego")) near.set(path, library);
      }
    }
  }
  return near;
}

const folderOf = (file: string): string => /^[^/]+\/(?:lib\/)?[^/]+\//.exec(file)?.[0] ?? "";
