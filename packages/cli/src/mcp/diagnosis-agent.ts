// The Cluster Doctor behind `diagnose_cluster`.
import { diagnosisAgent, explainWith, ModelError, type ModelSettings, modelSettings } from "@palisade/agents";
import type { Guard } from "@palisade/guardrails";
import type { Agents, Features } from "@palisade/mcp-server";
import type { Host } from "../host.js";
import { UsageError } from "../usage-error.js";

export type DoctorOptions = {
  /** Opened when somebody asks, and kept: judges what the doctor proposes. */
  readonly openGuard: () => Promise<Guard>;
  /** A model explains what is found where `model` is among them. */
  readonly features: Features;
  readonly host: Host;
};

/** @throws {UsageError} if a model is wanted, and the environment names none, or no right one */
export function doctorAgent({ openGuard, features, host }: DoctorOptions): NonNullable<Agents["diagnose"]> {
  const settings = features.has("model") ? wantedModel(host) : undefined;
  const open = async (): Promise<ReturnType<typeof diagnosisAgent>> => {
    const guard = await openGuard();
    return diagnosisAgent({ guard, ...(settings && { explain: explainWith({ settings, guard }) }) });
  };
  let agent: ReturnType<typeof open> | undefined;
  return async (asked, call) => {
    agent ??= open();
    return (await agent)(asked, call);
  };
}

function wantedModel({ environment }: Host): ModelSettings {
  try {
    const settings = modelSettings(environment);
    if (settings !== undefined) return settings;
  } catch (error) {
    throw error instanceof ModelError ? new UsageError(error.message) : error;
  }
  throw new UsageError("the feature `model` is on, and LLM_PROVIDER names no model");
}
