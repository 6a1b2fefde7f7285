// What a policy is asked.
import type { RequestError } from "./request-error.js";

/** `problem`: why part of the request cannot be judged; the decision is then a `deny`, whatever the policy finds. */
export type PolicyRequest = { readonly input: unknown; readonly problem?: RequestError };
