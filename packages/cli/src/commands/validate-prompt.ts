// `palisade validate prompt`: may this text go on to the model?
import { lstat } from "node:fs/promises";
import { maximumPromptLength } from "@palisade/guardrails";
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";
import { shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import { reportDecision } from "../output/report-decision.js";
import { readText } from "../read-text.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

/** In UTF-8, of as many characters as a prompt may have. */
const maximumPromptBytes = 4 * maximumPromptLength;

export const validatePrompt = defineCommand({
  name: "validate prompt",
  summary: "Judges a prompt, or a tool's output: the text itself, a file, or - for standard input.",
  arguments: "[text]",
  options: {
    file: {
      type: "string",
      placeholder: "file",
      description: "judge what this file holds; - for standard input",
    },
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
    { line: "palisade validate prompt --file prompt.txt", meaning: "what a file holds" },
  ],
  run: async ({ paths, values }, host) => {
    const text = await readPrompt(paths, values.file, host);
    const guard = await openGuard(values.bundle, host, await readVerification(values, host));
    const channel = values.channel === "tool-output" ? "tool-output" : "prompt";
    return reportDecision(guard.validatePrompt({ text, channel }), values.format, host);
  },
});

/** @throws {UsageError} for no text, and for what looks like a mistake: judged is what was meant, or nothing. */
async function readPrompt(paths: readonly string[], file: string | undefined, host: Host): Promise<string> {
  if (file !== undefined && paths.length > 0) throw new UsageError("--file takes the place of a text");
  const [argument] = paths;
  const source = file ?? (argument === "-" ? argument : undefined);
  if (source === undefined && argument === undefined)
    throw new UsageError("name a text, a file with --file, or - for standard input");
  if (source === undefined && (await isFile(argument as string)))
    throw new UsageError(
      `\`${argument}\` is the name of a file: judge what it holds with --file, or the name itself on standard input`,
    );
  const text =
    source === undefined
      ? (argument as string)
      : await readText(source, host, { limit: maximumPromptBytes, called: "the prompt" });
  if (text.trim() === "") {
    const place = source === undefined ? "" : `${shownPath(source)}: `;
    throw new UsageError(`${place}there is no text to judge`);
  }
  return text;
}

/** Whatever a name leads to: who types one means what it holds. */
async function isFile(text: string): Promise<boolean> {
  return lstat(text).then(
    () => true,
    () => false,
  );
}
