// `palisade compliance`: how the controls of a framework stand in manifests, a profile, a cluster or the fleet.
import { complianceOptions } from "../compliance/compliance-options.js";
import { defineCommand } from "../define-command.js";
import { UsageError } from "../usage-error.js";

export const compliance = defineCommand({
  name: "compliance",
  summary:
    "Says how each control of a framework stands in manifests, in a profile, a cluster or the fleet of Palette's, and by what evidence. It reads, with the key of PALETTE_API_KEY (and PALETTE_HOST, PALETTE_CA_FILE), and changes nothing.",
  arguments: "[paths...]",
  options: complianceOptions,
  examples: [
    { line: "palisade compliance --framework cis deploy/", meaning: "manifests" },
    {
      line: "palisade compliance --framework cis --cluster prod-vmw-fra1 --demo",
      meaning: "a cluster of the demo tenant: its packs, and what kube-bench found",
    },
    {
      line: "palisade compliance --framework hipaa --profile clinical-records --demo --format markdown",
      meaning: "a profile, as a comment on a ticket",
    },
    {
      line: "palisade compliance --framework nsa --fleet --demo --fail-under 80 -o fleet.html",
      meaning: "every cluster, as a page to hand on: exit code 1 below 80, 2 if something could not be read",
    },
    {
      line: "palisade compliance --cluster prod-web-aks --demo --format oscal -o results.oscal.json deploy/",
      meaning: "a cluster with what is to run in it, as OSCAL assessment results",
    },
  ],
  run: async ({ paths, values }, host) => {
    const { cluster, profile, fleet } = values;
    const named = [cluster !== undefined, profile !== undefined, fleet].filter(Boolean).length;
    if (named > 1) throw new UsageError("one of --cluster, --profile and --fleet, not several");
    if (named === 0 && paths.length === 0)
      throw new UsageError("name what to check: paths, --cluster, --profile or --fleet");
    if (named === 0 && (values.demo || values.project !== undefined))
      throw new UsageError("--demo and --project are for --cluster, --profile and --fleet");
    if (fleet && paths.length > 0)
      throw new UsageError("manifests are of one cluster: --fleet takes no paths");
    // Loaded when it is needed: the other commands start without it.
    const { runCompliance } = await import("../compliance/run-compliance.js");
    return runCompliance(paths, values, host);
  },
});
