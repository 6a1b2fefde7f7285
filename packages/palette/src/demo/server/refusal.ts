// Errors as Palette says them: codes are words from its services, and numbers from its router.
import type { Json, Reply } from "./reply.js";

/** Ends the handling of a request with an error of the API. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string | number;
  readonly details: Json;

  constructor(status: number, code: string | number, message: string, details: Json = null) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const unauthorised = () =>
  new Refusal(
    401,
    "UnAuthorizedAccess",
    "You are not authorized to perform this operation. Verify the API key",
  );

export const forbidden = (permission: string) =>
  new Refusal(
    403,
    "OperationForbidden",
    `Operation '${permission}' is forbidden. Verify the user has '${permission}' permission`,
  );

export const notFound = (kind: string, uid: string) =>
  new Refusal(404, "ResourceNotFound", `${kind} '${uid}' is not found`);

/** The values of a request make no sense together. */
export const invalidRequest = (message: string, details: Json = null) =>
  new Refusal(400, "InvalidRequest", message, details);

export const tooManyRequests = () =>
  new Refusal(429, "TooManyRequests", "Too many requests. Retry after some time");

export const noSuchPath = (path: string) => new Refusal(404, 404, `path ${path} was not found`);

export const noSuchMethod = (method: string, allowed: readonly string[]) =>
  new Refusal(405, 405, `method ${method} is not allowed, but [${allowed.join(",")}] are`);

/** The body departs from the API's definition. Numbers are those of the framework that Palette is made with. */
export const invalidBody = (problem: "type" | "required" | "enum", message: string) =>
  new Refusal(422, { type: 601, required: 602, enum: 606 }[problem], message);

export const unreadableBody = (reason: string) =>
  new Refusal(400, 400, `parsing body body from "" failed, because ${reason}`);

/** @param ref names the error in Palette's logs */
export function refusalReply({ status, code, message, details }: Refusal, ref: string): Reply {
  if (typeof code === "number") return { status, body: { code, message } };
  return { status, body: { code, message, ref: `ref-${ref.slice(0, 12)}`, details } };
}
