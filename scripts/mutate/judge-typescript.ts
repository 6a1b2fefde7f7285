// Judges mutants of TypeScript: types first, then the tests that could notice.
import { join } from "node:path";
import type { Judge } from "./judge.js";
import { applyEdit, type Mutant } from "./mutant.js";
import type { TypeCheck } from "./type-check.js";
import { nearTests, SessionStuckError, VitestSession } from "./vitest-session.js";

export type TypeScriptJudgeOptions = {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly compiles: TypeCheck;
  /** Only the tests of the same package and of the engines: quick, and stricter than all. */
  readonly nearest: boolean;
};

const mostSessions = 2;

/** A judge over the sources of one package. */
export function judgeTypeScript({ root, texts, compiles, nearest }: TypeScriptJudgeOptions): Judge {
  let session: Promise<VitestSession> | undefined;
  return {
    judge: async (mutant: Mutant) => {
      const text = applyEdit(texts.get(mutant.file) ?? "", mutant);
      if (!compiles(mutant.file, text)) return "invalid";
      const change = { file: join(root, mutant.file), text };
      for (let tries = 1; ; tries++) {
        // Other tests need not even be looked at.
        session ??= VitestSession.open(root, nearest ? { include: [...nearTests(mutant.file)] } : {});
        const opened = await session;
        try {
          return await opened.judge(change, nearest);
        } catch (error) {
          if (!(error instanceof SessionStuckError)) throw error;
          session = undefined;
          opened.abandon();
          // What gets it stuck each time is noticed.
          if (tries === mostSessions) return "killed";
        }
      }
    },
    // What fails is run unchanged before what it says of a mutant counts.
    check: async () => true,
    close: async () => (await session)?.close(),
  };
}
