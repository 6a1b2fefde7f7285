// The host that behaviour cases are evaluated with: everything granted, nothing reached.
import { moduleJson, parseModule } from "@palisade/compiler";
import { BuiltinError, parseJson, type Value } from "@palisade/language";
import type { HostOptions } from "@palisade/runtime";

export const caseHost: HostOptions = {
  capabilities: {
    "http.send": () => {
      throw new Error("there is no network in behaviour cases");
    },
    "net.lookup_ip_addr": (name) => lookUpAddress(String(name)),
    "opa.runtime": () => ({}),
  },
  parseModule: readModule,
};

/** Addresses are their own; of all names only the machine's own is known. */
function lookUpAddress(name: string): ReadonlySet<string> {
  if (name === "localhost") return new Set(["127.0.0.1", "::1"]);
  if (/^[\d.]+$/.test(name) || name.includes(":")) return new Set([name]);
  throw new Error(`lookup ${name}: no such host`);
}

/** For `rego.parse_module`. @throws {BuiltinError} with the first thing that is wrong with the text. */
function readModule(file: string, text: string): Value {
  const { module, diagnostics } = parseModule(file, text);
  const [problem] = diagnostics;
  if (module !== undefined && problem === undefined) return parseJson(JSON.stringify(moduleJson(module)));
  const { code, message, location } = problem ?? {
    code: "rego_parse_error",
    message: "empty module",
    location: undefined,
  };
  throw new BuiltinError(`${file}:${location?.row ?? 1}: ${code}: ${message}`);
}
