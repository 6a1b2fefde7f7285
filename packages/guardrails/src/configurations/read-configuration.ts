// A set of Kubernetes objects to the policy's input.
import { isObject, kindOf, type Value, valueFromJavaScript } from "@palisade/language";
import { configurationRequestSchema } from "../contract/configuration-request.js";
import { readRequest } from "../contract/read-request.js";
import { RequestError } from "../contract/request-error.js";
import type { PolicyRequest } from "../policy-request.js";
import { type KindProblem, kindProblem } from "./kubernetes-kinds.js";

const kind = { called: "a configuration", schema: configurationRequestSchema };

/**
 * The policy's input. A resource that is no Kubernetes object is passed on too, so that findings on
 * the others are still reported, and the request has a problem.
 * @throws {RequestError} for anything but a configuration as the contract has it.
 */
export function readConfiguration(given: unknown): PolicyRequest {
  const { resources: copies } = readRequest(kind, given);
  const resources = copies.map((resource) => valueFromJavaScript(resource));
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
