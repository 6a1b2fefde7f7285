// Judges mutants of policies: each is compiled with all the rest, and their Rego tests run until one fails.
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
    judge: (mutant) => {
      const text = sources.get(mutant.file) ?? "";
      return run(new Map([...sources, [mutant.file, applyEdit(text, mutant)]]));
    },
    check: async () => (await run(sources)) === "survived",
    close: async () => undefined,
  };
}
