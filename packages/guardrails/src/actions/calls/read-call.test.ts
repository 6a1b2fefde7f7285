import { expect, it } from "vitest";
import { readCall } from "./read-call.js";

it.each([
  [{ command: "plan", working_directory: "/envs/prod" }, ["terraform plan @/envs/prod"], []],
  [{ command: "apply", args: ["-auto-approve"] }, ["terraform apply @"], []],
  [{ command: "plan", extra: "-destroy" }, [], ["unknown-tool"]],
  [{ command: "frob" }, [], ["unknown-verb"]],
  [{}, [], ["unknown-tool"]],
])("a tool that runs terraform with %j comes to %j", (given, operations, unread) => {
  const read = readCall({ tool: "ExecuteTerraformCommand", arguments: given }, {});
  expect(read.operations.map(({ tool, verb, cluster = "" }) => `${tool} ${verb} @${cluster}`)).toEqual(
    operations,
  );
  expect(read.unread.map(({ kind }) => kind)).toEqual(unread);
});

it.each([
  ["post_message", { text: "password=Tr0ub4dor-9x" }, true],
  ["post_message", { text: "all is well" }, undefined],
  ["get_message", { text: "password=Tr0ub4dor-9x" }, undefined],
])("%s with %j holds a credential: %s", (tool, given, wanted) => {
  expect(readCall({ tool, arguments: given }, {}).operations[0]?.holds_credentials).toBe(wanted);
});
