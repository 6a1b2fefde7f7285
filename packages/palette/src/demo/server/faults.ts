// What goes wrong on purpose: each fault says for which requests, how often, and what then happens.
import { z } from "zod";
import type { ReadOnly } from "../description/read-only.js";
import { noise, noiseKey } from "../state/noise.js";

const effectSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("latency"), milliseconds: z.int().min(0) }).describe("Answers later"),
  z
    .strictObject({
      kind: z.literal("status"),
      status: z.int().min(200).max(599),
      body: z.enum(["json", "html", "none"]).exactOptional(),
    })
    .describe("Answers with a status, and does nothing"),
  z
    .strictObject({ kind: z.literal("drop"), when: z.enum(["before", "during", "after"]) })
    .describe(
      "Ends the connection: before anything is done, in the middle of the answer, or once all is done and nothing answered",
    ),
  z
    .strictObject({ kind: z.literal("malformed") })
    .describe("An answer whose JSON breaks off, although the connection does not"),
  z
    .strictObject({ kind: z.literal("echo-key") })
    .describe("An error whose message repeats the API key that it was asked with"),
  z
    .strictObject({
      kind: z.literal("list"),
      as: z.enum(["repeated-token", "no-listmeta", "null-items", "rows-missing"]),
    })
    .describe("Lists as a server should not give them"),
]);
export type FaultEffect = ReadOnly<z.infer<typeof effectSchema>>;

export const faultSchema = z.strictObject({
  method: z.string().exactOptional().describe("Default: every method"),
  path: z
    .string()
    .startsWith("/")
    .exactOptional()
    .describe("What paths begin with; `{…}` stands for any part between two slashes; default: every path"),
  after: z.int().min(0).exactOptional().describe("So many requests that fit are spared first"),
  times: z.int().min(1).exactOptional().describe("So many requests that fit are hit; default: all"),
  share: z
    .number()
    .min(0)
    .max(1)
    .exactOptional()
    .describe("The part that is hit of those that fit: 0.1 is every tenth, drawn from the tenant's seed"),
  effect: effectSchema,
});
export type Fault = ReadOnly<z.infer<typeof faultSchema>>;

/** Faults, and how often each was met. */
export class FaultPlan {
  readonly #faults: { readonly fault: Fault; met: number }[] = [];
  readonly #key: number;

  constructor(seed: string, faults: readonly Fault[]) {
    this.#key = noiseKey(`${seed}/faults`);
    for (const fault of faults) this.add(fault);
  }

  /** From now on. */
  add(fault: Fault): void {
    this.#faults.push({ fault, met: 0 });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** What happens to the next request. */
  next(method: string, path: string): FaultEffect[] {
    return this.#faults.flatMap((entry, place) => {
      const { fault } = entry;
      if (fault.method !== undefined && fault.method !== method) return [];
      if (fault.path !== undefined && !beginsWith(path, fault.path)) return [];
      const number = entry.met++;
      const { after = 0, times = Number.POSITIVE_INFINITY, share = 1 } = fault;
      if (number < after || number >= after + times) return [];
      const drawn = (noise(this.#key + place, number) + 1) / 2;
      return drawn < share || share === 1 ? [fault.effect] : [];
    });
  }
}

/** Of a template, whole parts between slashes may be anything. */
function beginsWith(path: string, template: string): boolean {
  if (!template.includes("{")) return path.startsWith(template);
  const parts = path.split("/");
  return template.split("/").every((part, place) => {
    const asked = parts[place];
    return asked !== undefined && (part.startsWith("{") || part === asked);
  });
}
