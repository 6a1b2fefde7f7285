// What an evaluation may take: `--steps` and `--memory`, wherever something is evaluated.
import { readCount } from "./read-duration.js";
import { UsageError } from "./usage-error.js";

export const limitOptions = {
  steps: {
    type: "string",
    placeholder: "number",
    description: "steps that an evaluation may take (default: 50 million)",
  },
  memory: {
    type: "string",
    placeholder: "size",
    description: "memory that an evaluation may use: 64MiB, 1GiB (default: 512MiB)",
  },
} as const;

export type EvaluationLimits = { readonly steps?: number; readonly memory?: number };

type LimitValues = { readonly steps: string | undefined; readonly memory: string | undefined };

/** @throws {UsageError} naming the option. */
export function readEvaluationLimits({ steps, memory }: LimitValues): EvaluationLimits {
  return {
    ...(steps === undefined ? {} : { steps: readCount(steps, "--steps") }),
    ...(memory === undefined ? {} : { memory: readSize(memory) }),
  };
}

const unitBytes: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
/** What a module can have at all: addresses are handled as numbers with a sign. */
const most = 2 * 1024 ** 3 - 1;

function readSize(text: string): number {
  const [, amount = "", unit = ""] = /^(\d{1,7})([KMG]iB)$/.exec(text) ?? [];
  const bytes = Number(amount) * (unitBytes[unit] ?? Number.NaN);
  if (bytes > 0) return Math.min(bytes, most);
  throw new UsageError("--memory: a size such as 64MiB or 1GiB is expected");
}
