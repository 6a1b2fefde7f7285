// The host that behaviour cases are evaluated with: everything granted, nothing reached.
import { readModuleValue } from "@palisade/compiler";
import type { HostOptions } from "@palisade/runtime";

export const caseHost: HostOptions = {
  capabilities: {
    "http.send": () => {
      throw new Error("there is no network in behaviour cases");
    },
    "net.lookup_ip_addr": (name) => lookUpAddress(String(name)),
    "opa.runtime": () => ({}),
  },
  parseModule: readModuleValue,
};

/** Addresses are their own; of all names only the machine's own is known. */
function lookUpAddress(name: string): ReadonlySet<string> {
  if (name === "localhost") return new Set(["127.0.0.1", "::1"]);
  if (/^[\d.]+$/.test(name) || name.includes(":")) return new Set([name]);
  throw new Error(`lookup ${name}: no such host`);
}
