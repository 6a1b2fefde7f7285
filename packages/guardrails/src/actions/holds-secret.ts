// Whether what is handed over holds a credential, by the finder of this package: texts are looked at, never kept.
import { findSecrets } from "../secrets/find-secrets.js";
import type { Change } from "./operation.js";

export function holdsSecret(text: string): boolean {
  return findSecrets(text).length > 0;
}

/** Every text among the values. */
export function anyHoldsSecret(changes: readonly Change[] = []): boolean {
  return changes.some(({ value }) => typeof value === "string" && holdsSecret(value));
}
