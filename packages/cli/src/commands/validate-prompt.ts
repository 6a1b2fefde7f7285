// `palisade validate prompt`: may this text go on to the model?

import type { Decision } from "@palisade/guardrails";
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { decisionText } from "../output/decision-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

export const validatePrompt = defineCommand({
  name: "validate prompt",
  summary: "Judges a prompt, or a tool's output: the text itself, or - for standard input.",
  arguments: "<text>",
  options: {
    format: {
      type: "string",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "how to print the decision",
    },
    channel: {
      type: "string",
      choices: ["prompt", "tool-output"],
      default: "prompt",
      description: "where the text comes from",
    },
    bundle: bundleOption,
    ...verificationOptions,
  },
  examples: [
    { line: 'palisade validate prompt "Why is the pod crash-looping?"', meaning: "a question" },
    {
      line: "kubectl logs api-0 | palisade validate prompt --channel tool-output -",
      meaning: "what a tool said",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [argument = ""] = paths;
    const text = argument === "-" ? decode(await host.readStandardInput()) : argument;
    const guard = await openGuard(values.bundle, await readVerification(values, host));
    const channel = values.channel === "tool-output" ? "tool-output" : "prompt";
    return reportDecision(guard.validatePrompt({ text, channel }), values.format, host);
  },
});

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError("<stdin>: the prompt is not UTF-8 text");
  }
}

/** Prints a decision. 0: allowed. 1: denied, or an approval is needed. 2: there was no verdict. */
export function reportDecision(decision: Decision, format: string, host: Host): ExitCode {
  host.out(
    format === "json" ? `${JSON.stringify(decision, undefined, 2)}\n` : decisionText(decision, host.colours),
  );
  if (decision.failure !== undefined) return 2;
  return decision.effect === "allow" ? 0 : 1;
}
