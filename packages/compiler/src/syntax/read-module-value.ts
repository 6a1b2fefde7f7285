// What `rego.parse_module` gives: a module's tree as a value, in OPA's JSON shape.
import { BuiltinError, parseJson, type Value } from "@palisade/language";
import { moduleJson } from "./module-json.js";
import { parseModule } from "./parser.js";

/** For hosts to lend to their policies. @throws {BuiltinError} with the first thing that is wrong with the text. */
export function readModuleValue(file: string, text: string): Value {
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
