// `palisade approvals show`: all there is about one approval, and what its votes come to.
import { formatOption, readTenant, tenantOption } from "../approvals/approval-options.js";
import { approvalText } from "../approvals/approval-text.js";
import { approvalOf, withStores } from "../approvals/open-approvals.js";
import { openDesk } from "../approvals/open-desk.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { jsonData } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";

export const approvalsShow = defineCommand({
  name: "approvals show",
  summary: "Shows an approval: exactly what is to be run, who asked, why, and which votes are missing.",
  arguments: "<database> <id>",
  options: { tenant: tenantOption, format: formatOption, ...guardOptions },
  examples: [
    {
      line: "palisade approvals show palisade.db 019d0000-0000-7000-8000-000000000001 --tenant acme",
      meaning: "judged with the policies of palisade.yaml, as the gate does",
    },
  ],
  run: async ({ paths: [path, id], values }, host) => {
    const tenant = readTenant(values, host);
    return withStores(path, async (stores): Promise<ExitCode> => {
      const approval = await approvalOf(stores, tenant, id);
      const { desk } = await openDesk(stores, values, host);
      const standing = await desk.standing(approval);
      const text =
        values.format === "json"
          ? jsonData(`${JSON.stringify(standing, undefined, 2)}\n`)
          : approvalText(standing, Date.now(), host.colours);
      host.out(text);
      return 0;
    });
  },
});
