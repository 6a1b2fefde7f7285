import type { Json } from "../server/reply.js";
import { timestamp, unset } from "./time.js";

type Described = {
  readonly name: string;
  readonly uid: string;
  readonly createdAt: number;
  readonly modifiedAt?: number;
  readonly deletedAt?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
};

/** The `metadata` of every object. */
export function metadataView({
  name,
  uid,
  createdAt,
  modifiedAt,
  deletedAt,
  labels,
  annotations,
}: Described) {
  return {
    name,
    uid,
    creationTimestamp: timestamp(createdAt),
    lastModifiedTimestamp: timestamp(modifiedAt ?? createdAt),
    deletionTimestamp: deletedAt === undefined ? unset : timestamp(deletedAt),
    labels: labels ?? {},
    annotations: annotations ?? {},
  } satisfies Json;
}
