// Bodies for operations that take one.
import type { Tenant } from "../demo/index.js";

type BodyMaker = (path: string, tenant: Tenant) => unknown;

const bodies: Readonly<Record<string, BodyMaker>> = {};

/** A body that the operation takes; an empty object where that is one. */
export function bodyOf(operationId: string, path: string, tenant: Tenant): unknown {
  return bodies[operationId]?.(path, tenant) ?? {};
}
