import { expect, it } from "vitest";
import { verbOfToolName } from "./tool-name.js";

it.each([
  ["get_commit", "get"],
  ["list_tags", "list"],
  ["read_build", "read"],
  ["get_or_create", "create"],
  ["search_and_update", "update"],
  ["delete_namespace", "delete"],
  ["get_and_delete", "delete"],
  ["create_branch", "create"],
  ["pods_run", undefined],
  ["RunCheckovScan", "scan"],
  ["run_lint", "lint"],
  ["run_delete_check", "delete"],
  ["run_command_check", undefined],
  ["run_patch_and_check", undefined],
  ["run_scanner", undefined],
  ["do_everything", undefined],
])("%s does %s", (tool, verb) => {
  expect(verbOfToolName(tool)).toBe(verb);
});
