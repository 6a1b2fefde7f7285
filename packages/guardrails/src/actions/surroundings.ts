// Where an action takes place, as its request says beside the action itself.
import type { Operation } from "./operation.js";

export type Surroundings = Pick<Operation, "environment" | "cluster" | "namespace">;

/** Only what was said. */
export function surroundingsOf(action: {
  readonly environment?: string | undefined;
  readonly cluster?: string | undefined;
  readonly namespace?: string | undefined;
}): Surroundings {
  const { environment, cluster, namespace } = action;
  return {
    ...(environment !== undefined && { environment }),
    ...(cluster !== undefined && { cluster }),
    ...(namespace !== undefined && { namespace }),
  };
}
