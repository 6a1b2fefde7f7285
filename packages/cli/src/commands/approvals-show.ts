// `palisade approvals show`: all there is about one approval, and what its votes come to.
import { formatOption, readTenant, tenantOption } from "../approvals/approval-options.js";
import { approvalText } from "../approvals/approval-text.js";
import { isLoggedSo } from "../approvals/logged-approval.js";
import { approvalOf, databaseAndId, databaseOf, withStores } from "../approvals/open-approvals.js";
import { openDesk, otherPolicies } from "../approvals/open-desk.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";

export const approvalsShow = defineCommand({
  name: "approvals show",
  summary: "Shows an approval: exactly what is to be run, who asked, why, and which votes are missing.",
  arguments: "[database] [id]",
  options: { tenant: tenantOption, format: formatOption, ...guardOptions },
  examples: [
    {
      line: "palisade approvals show palisade.db 019d0000-0000-7000-8000-000000000001 --tenant acme",
      meaning: "judged with the policies of palisade.yaml; it says so if they are not the gate's",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [typed, id] = databaseAndId(paths);
    const tenant = readTenant(values, host);
    const database = await databaseOf(typed, values, host);
    return withStores(database, async (stores): Promise<ExitCode> => {
      const approval = await approvalOf(stores, tenant, id);
      const { desk, guard } = await openDesk(stores, values, host);
      const standing = await desk.standing(approval);
      const others = otherPolicies(approval, guard);
      const isLogged = await isLoggedSo(approval, { database, stores, values, host });
      if (values.format === "json") {
        const told = { ...standing, samePolicies: others === undefined, asLogged: isLogged };
        host.out(jsonData(`${JSON.stringify(told, undefined, 2)}\n`));
      } else host.out(approvalText(standing, Date.now(), host.colours));
      if (!isLogged)
        host.err(
          shown`${host.errorColours.yellow("warning")}: the log does not have it as it is stored: somebody changed the store, or the gate keeps its log elsewhere\n`,
        );
      if (others !== undefined)
        host.err(
          shown`${host.errorColours.yellow("warning")}: it was asked for under other policies (${others}) than these, by which its votes are counted here: name the gate's bundles, data and parameters\n`,
        );
      return 0;
    });
  },
});
