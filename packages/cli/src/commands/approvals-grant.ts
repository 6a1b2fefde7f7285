// `palisade approvals grant`: a vote for every action of a shape, until a day, made from one that waits.
import { readGrants, signGrant } from "@palisade/guardrails/gate";
import { readTenant, tenantOption } from "../approvals/approval-options.js";
import { readApproverKey } from "../approvals/approver-key.js";
import { approvalOf, databaseAndId, databaseOf, withStores } from "../approvals/open-approvals.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { jsonData } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";
import { readDuration } from "../read-duration.js";
import { UsageError } from "../usage-error.js";

export const approvalsGrant = defineCommand({
  name: "approvals grant",
  summary:
    "Signs a grant: a vote for every action like one that waits. Prints the entry for the policies' `grants`.",
  arguments: "[database] [id]",
  options: {
    key: { type: "string", placeholder: "file", description: "your private key, of mode 0600" },
    for: { type: "string", placeholder: "duration", description: "how long it holds: 30m, 8h, 7d" },
    open: {
      type: "list",
      placeholder: "pointer",
      description: "a text that may be another each time: /name, /arguments/pod; all else stays (repeatable)",
    },
    tenant: tenantOption,
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade approvals grant palisade.db 019d0000-0000-7000-8000-000000000001 --tenant acme --key ana.key.json --for 8h --open /name",
      meaning: "the same tool, verb and environment, whatever its name, for eight hours",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [typed, id] = databaseAndId(paths);
    const tenant = readTenant(values, host);
    if (values.key === undefined) throw new UsageError("name your key with --key");
    if (values.for === undefined) throw new UsageError("say how long it holds with --for");
    const milliseconds = readDuration(values.for, "--for") / 1000;
    const key = await readApproverKey(values.key, host);
    return withStores(await databaseOf(typed, values, host), async (stores): Promise<ExitCode> => {
      const { id: approval, subject, reasons } = await approvalOf(stores, tenant, id);
      const now = Date.now();
      const terms = {
        id: approval,
        tenant,
        project: subject.project,
        requester: subject.requester,
        like: subject.request,
        open: [...values.open],
        rules: [...new Set(reasons.map(({ rule }) => rule))],
        at: new Date(now).toISOString(),
        until: new Date(now + milliseconds).toISOString(),
      };
      const grant = signGrant(key, { terms, signatures: [] });
      checkGrant(grant);
      host.out(jsonData(`${JSON.stringify(grant, undefined, 2)}\n`));
      return 0;
    });
  },
});

/** @throws {UsageError} for what no gate would take */
function checkGrant(grant: unknown): void {
  try {
    readGrants([grant]);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
