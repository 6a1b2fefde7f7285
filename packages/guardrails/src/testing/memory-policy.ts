// Policies and hosts in memory, for tests of the guard.
import type { Policy } from "@palisade/runtime";
import type { GuardHost } from "../host.js";

/** Whatever `answer` gives or throws is what the policy gives or throws. */
export function policyOf(
  answer: (entrypoint: string, input: unknown, options?: Parameters<Policy["evaluate"]>[2]) => unknown,
  entrypoints: readonly string[] = ["prompt/decision", "action/decision", "configuration/decision"],
): Policy {
  const policy: Policy = {
    name: "test",
    revision: "1",
    digest: "sha256:0",
    dataDigest: "",
    metadata: {},
    annotations: new Map(),
    entrypoints,
    evaluate: answer,
    evaluateJson: () => undefined,
    evaluateValue: () => undefined,
    withData: (data) => ({ ...policy, dataDigest: `sha256:${JSON.stringify(data)}` }),
  };
  return policy;
}

/** Always the same moment. */
export const fixedHost: GuardHost = {
  now: () => 1_700_000_000_000,
  monotonicMicros: () => 7,
  randomBytes: () => new Uint8Array(16),
};
