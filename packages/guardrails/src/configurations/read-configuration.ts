// A set of Kubernetes objects to the policy's input.
import { valueFromJavaScript } from "@palisade/language";
import { configurationRequestSchema } from "../contract/configuration-request.js";
import { readRequest } from "../contract/read-request.js";
import { RequestError } from "../contract/request-error.js";
import type { PolicyRequest } from "../policy-request.js";
import { resourceProblems } from "./resource-problems.js";

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
  let problem: RequestError | undefined;
  const reasons = new Map<string, string>();
  for (const [index, resource] of resources.entries()) {
    for (const { message, at, object, is } of resourceProblems(resource)) {
      reasons.set(`/resources/${index}${object}`, message);
      if (is !== "unknown") problem ??= new RequestError(message, `/resources/${index}${at}`);
    }
  }
  return { input, reasons, ...(problem === undefined ? {} : { problem }) };
}
