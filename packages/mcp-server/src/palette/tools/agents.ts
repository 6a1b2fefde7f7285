// Tools that ask an agent: what it reports goes the way of everything that was read.
import { z } from "zod";
import type { Agents } from "../agents.js";
import { ToolError } from "../palette-failure.js";
import type { PaletteService } from "../palette-service.js";
import { defineRead } from "../read/define-read.js";
import { clusterField } from "./clusters.js";

const report = z.record(z.string(), z.unknown()).describe("What the agent found");

export const diagnoseCluster = defineRead({
  name: "diagnose_cluster",
  title: "Diagnose a cluster",
  description:
    "What is wrong with a cluster, how bad it is, and what to do about it, by the agent for clusters.",
  scope: "project",
  isUntrusted: true,
  input: { cluster: clusterField },
  head: { report },
  fetch: async ({ cluster }, { service, palette, project = "", call: { signal } }) => {
    const diagnose = agent(service, "diagnose");
    return { head: { report: await diagnose({ cluster }, { palette, project, signal }) } };
  },
});

export const recommendProfile = defineRead({
  name: "recommend_profile",
  title: "Recommend a profile",
  description:
    "Cluster profiles and packs that suit what a workload needs, best first, by the agent for profiles.",
  scope: "project",
  input: {
    requirements: z.string().min(1).max(4000).describe("What is to run, and what it needs"),
    cloud: z.string().min(1).max(40).exactOptional(),
  },
  head: { report },
  fetch: async (asked, { service, palette, project = "", call: { signal } }) => {
    const recommend = agent(service, "recommend");
    return { head: { report: await recommend(asked, { palette, project, signal }) } };
  },
});

export const checkCompliance = defineRead({
  name: "check_compliance",
  title: "Check compliance",
  description: "How far a cluster follows a framework such as CIS or HIPAA, by the agent for compliance.",
  scope: "project",
  isUntrusted: true,
  input: {
    cluster: clusterField,
    framework: z.string().min(1).max(80).exactOptional().describe("Default: all that are known"),
  },
  head: { report },
  fetch: async (asked, { service, palette, project = "", call: { signal } }) => {
    const check = agent(service, "checkCompliance");
    return { head: { report: await check(asked, { palette, project, signal }) } };
  },
});

/** @throws {ToolError} `not_available` for one that is switched off, or is not there */
function agent<Name extends keyof Agents>(
  { features, agents }: PaletteService,
  name: Name,
): NonNullable<Agents[Name]> {
  if (!features.has("agents"))
    throw new ToolError("not_available", "agents are switched off", {
      hint: "whoever runs this server switches them on: PALISADE_FEATURES=agents",
    });
  const found = agents?.[name];
  if (found === undefined)
    throw new ToolError("not_available", "this server has no such agent", {
      hint: "read the cluster with get_cluster_details, get_cluster_events and get_cluster_metrics instead",
    });
  return found;
}
