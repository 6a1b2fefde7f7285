// A set of Kubernetes objects to the policy's input.
import { isObject, kindOf, type Value, valueFromJavaScript } from "@palisade/language";
import type { PolicyRequest } from "../policy-request.js";
import { RequestError } from "../request-error.js";
import { type KindProblem, kindProblem } from "./kubernetes-kinds.js";

/** Every resource is judged in one evaluation, so that rules may look across them. */
export type ConfigurationRequest = {
  /** Kubernetes objects as plain data (or values read by `readManifests`). */
  readonly resources: readonly unknown[];
};

/**
 * The policy's input. A resource that is no Kubernetes object is passed on too, so that findings on
 * the others are still reported, and the request has a problem.
 * @throws {RequestError} if there is no list of resources.
 */
export function readConfiguration(request: unknown): PolicyRequest {
  const given = (request as Partial<ConfigurationRequest> | null | undefined)?.resources;
  if (!Array.isArray(given)) throw new RequestError("a configuration needs `resources`, an array", "");
  const resources = given.map((resource: unknown) => valueFromJavaScript(resource));
  const input = { documents: resources.map((document) => ({ document })) };
  for (const [index, resource] of resources.entries()) {
    const problem = resourceProblem(resource);
    if (problem === undefined) continue;
    return {
      input,
      problem: new RequestError(problem.message, `/resources/${index}${problem.at}`),
    };
  }
  return { input };
}

/** Why a document is no Kubernetes object that can be judged. */
export function resourceProblem(value: Value): KindProblem | undefined {
  if (!isObject(value)) {
    const message = `the document is ${value === null ? "`null`" : `of type ${kindOf(value)}`}, so it is no Kubernetes object`;
    return { message, at: "", isForeign: value !== null };
  }
  return kindProblem(value.get("apiVersion"), value.get("kind"));
}
