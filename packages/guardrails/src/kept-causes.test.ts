// What makes a guard impossible keeps what made it so: messages are short, and the cause has the rest.
import { EvaluationError } from "@palisade/runtime";
import { expect, it } from "vitest";
import { createGuard as createPlainGuard } from "./create-guard.js";
import { GuardError } from "./guard-error.js";
import { createGuard, readBundleFile } from "./node.js";
import { readProject } from "./project/node.js";
import { createFileSource } from "./reload/node.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

const allowing = () => ({ effect: "allow", findings: [] });
const described = policyOf(
  (entrypoint) => (entrypoint === "action/parameters/described" ? { schema: 5 } : allowing()),
  ["action/decision", "action/parameters/described"],
);
const schemaless = policyOf(
  (entrypoint) =>
    entrypoint === "action/parameters/described"
      ? { schema: { type: "nothing" }, values: {}, problems: {} }
      : allowing(),
  ["action/decision", "action/parameters/described"],
);
const catalogued = policyOf(
  (entrypoint) => (entrypoint === "action/catalogue" ? [{ rule: 5 }] : allowing()),
  ["action/decision", "action/catalogue"],
);
const unwilling = {
  ...policyOf(allowing),
  withData: () => {
    throw new EvaluationError("invalid_input", "it takes no data");
  },
};
const throwing = {
  get now(): never {
    throw new Error("no clock");
  },
};
const parameters = { action: { max_replicas: 5 } };
const wrongExceptions = [{ rule: "A" }] as never;

it.each<[string, () => unknown, string, string]>([
  [
    "a host that throws",
    () => createPlainGuard({ bundle: policyOf(allowing), host: throwing as never }),
    "invalid_host",
    "Error",
  ],
  [
    "data that a policy does not take",
    () => createPlainGuard({ bundle: unwilling, parameters, host: fixedHost }),
    "invalid_parameters",
    "EvaluationError",
  ],
  [
    "parameters that nobody describes",
    () => createPlainGuard({ bundle: described, parameters, host: fixedHost }),
    "invalid_parameters",
    "ZodError",
  ],
  [
    "a schema that is none",
    () => createPlainGuard({ bundle: schemaless, parameters, host: fixedHost }),
    "invalid_parameters",
    "Error",
  ],
  [
    "exceptions that are none",
    () => createGuard({ exceptions: wrongExceptions }),
    "invalid_exceptions",
    "RequestError",
  ],
  [
    "a list of rules that is none",
    async () => (await createPlainGuard({ bundle: catalogued, host: fixedHost })).listRules(),
    "invalid_catalogue",
    "ZodError",
  ],
  ["a bundle that is not there", () => readBundleFile("/nowhere/a.tar.gz"), "invalid_bundle", "Error"],
  ["a project that is not there", () => readProject("/nowhere/palisade.yaml"), "invalid_options", "Error"],
])("%s", async (_, make, code, cause) => {
  const caught = await (async () => make())().catch((error: unknown) => error);
  expect(caught).toBeInstanceOf(GuardError);
  const { code: said, cause: kept } = caught as GuardError & { readonly cause?: Error };
  expect([said, kept?.constructor.name.replace(/^\$/, "")]).toEqual([code, cause]);
});

it("a file that a source does not find", async () => {
  const asked = { signal: new AbortController().signal };
  const caught = await createFileSource("/nowhere/a.tar.gz")
    .fetch(asked)
    .catch((error: unknown) => error);
  expect(caught).toMatchObject({ name: "ReloadError", code: "unreachable", cause: { code: "ENOENT" } });
});
