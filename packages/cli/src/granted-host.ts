// What policies reach that a command evaluates for the person who typed it.
import { type HostOptions, runtimeInformation } from "@palisade/runtime";
import type { LentFunctions } from "@palisade/runtime/node";

/** Its environment, and what a file lends. A call of anything else is an error where it is made, and no sooner. */
export function grantedHost(
  lent: LentFunctions | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Required<Pick<HostOptions, "functions" | "capabilities" | "ungranted">> {
  const runtime = runtimeInformation(environment);
  return {
    functions: lent?.functions ?? {},
    capabilities: { "opa.runtime": () => runtime, ...lent?.capabilities },
    ungranted: "error",
  };
}
