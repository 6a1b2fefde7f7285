// An operation of the API: its place, who may ask for it, and its answer.
import type { z } from "zod";
import type { Project, Tenant, User } from "../state/tenant.js";
import type { Reply } from "./reply.js";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Operation = {
  /** As the API's definition has it; `undocumented …` where it has none. */
  readonly id: string;
  readonly method: Method;
  /** `/v1/spectroclusters/{uid}` */
  readonly path: string;
  /** `cluster.get`; nothing if every key may. */
  readonly permission?: string;
  /**
   * `open`: for everybody, without a key. `user`: for who has the permission anywhere. `tenant`: asked without a project,
   * it is of the whole tenant, and who has no rights there is refused. `project`: of one project, which must be named.
   */
  readonly scope: "open" | "user" | "tenant" | "project";
  readonly body?: z.ZodType;
  readonly run: (request: OperationRequest<never>) => Reply;
};

export type OperationRequest<Body> = {
  readonly tenant: Tenant;
  readonly now: number;
  readonly user: User;
  /** That of the `ProjectUid` header. */
  readonly project: Project | undefined;
  /** Of the path's template. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
};

/** A request, whatever its body is. */
export type RequestFacts = Omit<OperationRequest<unknown>, "body">;

type Declared = Omit<Operation, "body" | "run">;

/** Declares an operation without a body. */
export function read(
  declared: Declared & { run: (request: OperationRequest<undefined>) => Reply },
): Operation {
  return declared as Operation;
}

/** Declares an operation whose body is read by a schema. */
export function withBody<Schema extends z.ZodType>(
  declared: Declared & { readonly body: Schema; run: (request: OperationRequest<z.infer<Schema>>) => Reply },
): Operation {
  return declared as unknown as Operation;
}
