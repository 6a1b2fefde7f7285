// What a policy is asked.
import type { Coverage } from "./contract/coverage.js";
import type { RequestError } from "./contract/request-error.js";

export type PolicyRequest = {
  readonly input: unknown;
  /** Why part of the request cannot be judged; the decision is then a `deny`, whatever the policy finds. */
  readonly problem?: RequestError;
  /** What of the request the policy gets to see. */
  readonly coverage?: Coverage;
  /** Why nothing at a place was judged, where the reader of the request knows it better than the policy. */
  readonly reasons?: ReadonlyMap<string, string>;
};
