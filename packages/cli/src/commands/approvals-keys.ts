// `palisade approvals keys`: a key to sign votes with, and the entry that makes it count.
import { publicKeyOf } from "@palisade/guardrails/gate";
import { makeApproverKey } from "../approvals/approver-key.js";
import { defineCommand } from "../define-command.js";
import { jsonData } from "../output/terminal-text.js";
import { UsageError } from "../usage-error.js";

export const approvalsKeys = defineCommand({
  name: "approvals keys",
  summary: "Makes an Ed25519 key for an approver, and prints the entry for the policies' `approvers`.",
  arguments: "<file>",
  options: {
    name: { type: "string", placeholder: "name", description: "who signs with it, as requesters are named" },
    role: {
      type: "list",
      placeholder: "role",
      description: "what that person may approve as; may be repeated",
    },
  },
  examples: [
    {
      line: "palisade approvals keys ana.key.json --name ana --role production-owner",
      meaning:
        "the private key stays in the file (mode 0600); the entry goes to parameters.approval.approvers",
    },
  ],
  run: async ({ paths: [path], values }, host) => {
    if (path === undefined) throw new UsageError("name the file that the private key is to be in");
    const { name } = values;
    if (name === undefined || name === "") throw new UsageError("name who signs with it with --name");
    const key = await makeApproverKey(path);
    const entry = { name, roles: values.role, keys: [publicKeyOf(key)] };
    host.out(jsonData(`${JSON.stringify(entry, undefined, 2)}\n`));
    return 0;
  },
});
