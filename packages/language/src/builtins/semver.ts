// Semantic versions.
import { t } from "../types/type.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { compareVersions, parseVersion, type Version } from "./support/semantic-version.js";

function requireVersion(text: string, position: number): Version {
  const version = parseVersion(text);
  if (version !== undefined) return version;
  throw new BuiltinError(`operand ${position}: string ${JSON.stringify(text)} is not a valid SemVer`);
}

export const compare = defineBuiltin({
  name: "semver.compare",
  effort: 4,
  summary: "-1, 0 or 1, as the left version is older than, as old as or newer than the right one.",
  parameters: { left: t.string, right: t.string },
  returns: t.number,
  examples: [
    { rego: 'semver.compare("1.10.0", "1.9.0")', result: "1" },
    { rego: 'semver.compare("1.0.0-rc.1", "1.0.0")', result: "-1" },
  ],
  evaluate: ({ left, right }) => compareVersions(requireVersion(left, 1), requireVersion(right, 2)),
});

export const isValid = defineBuiltin({
  name: "semver.is_valid",
  effort: 4,
  summary: "Whether a value is a semantic version; a `v` may stand in front.",
  parameters: { value: t.any },
  returns: t.boolean,
  examples: [
    { rego: 'semver.is_valid("1.2.3-alpha+build")', result: "true" },
    { rego: 'semver.is_valid("1.2")', result: "false" },
  ],
  evaluate: ({ value }: { value: Value }) => typeof value === "string" && parseVersion(value) !== undefined,
});
