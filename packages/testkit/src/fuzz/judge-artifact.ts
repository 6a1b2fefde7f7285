// The law of everything that is loaded: it works, or says with a typed error why not.
import { BundleError } from "@palisade/bundle";
import { EvaluationError, loadBundle, loadPolicy, type Policy } from "@palisade/runtime";

/** What is loaded: a module, or a whole bundle. */
export type ArtifactKind = "module" | "bundle";

/** How it ended, for statistics; `broken` is what must never be. */
export type ArtifactVerdict = {
  readonly ended: "answered" | "failed" | "refused" | "broken";
  readonly detail: string;
};

const limits = { steps: 100_000, memory: 32 * 1024 * 1024 };

/** Loads it, and asks all that it can be asked, at most `most` of it. */
export async function judgeArtifact(
  kind: ArtifactKind,
  bytes: Uint8Array,
  input: unknown,
  most = 4,
): Promise<ArtifactVerdict> {
  let policy: Policy;
  try {
    policy = await (kind === "bundle" ? loadBundle(bytes) : loadPolicy({ wasm: bytes }));
  } catch (error) {
    const isTyped = error instanceof BundleError || error instanceof EvaluationError;
    return { ended: isTyped ? "refused" : "broken", detail: String(error) };
  }
  try {
    for (const entrypoint of policy.entrypoints.slice(0, most)) policy.evaluate(entrypoint, input, limits);
    return { ended: "answered", detail: "" };
  } catch (error) {
    return { ended: error instanceof EvaluationError ? "failed" : "broken", detail: String(error) };
  }
}
