// What `opa.runtime` answers where it is granted: the release of OPA that policies may count on, and the environment.
import { opaRelease } from "@palisade/language";

export type RuntimeInformation = {
  readonly commit: string;
  readonly env: Readonly<Record<string, string>>;
  readonly version: string;
};

/**
 * For `HostOptions.capabilities`. `environment`: what policies see of it; nothing if absent.
 * @example await loadPolicy(source, { capabilities: { "opa.runtime": () => runtimeInformation(process.env) } })
 */
export function runtimeInformation(
  environment: Readonly<Record<string, string | undefined>> = {},
): RuntimeInformation {
  const set = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { commit: "", env: Object.fromEntries(set) as Record<string, string>, version: opaRelease };
}
