// `palisade redact`: a text with its credentials and personal data masked.
import { maximumPromptLength, redact as redactText } from "@palisade/guardrails";
import { defineCommand } from "../define-command.js";
import { jsonData, rawData } from "../output/terminal-text.js";
import { readText } from "../read-text.js";

/** In UTF-8, of as many characters as the guard reads. */
const maximumTextBytes = 4 * maximumPromptLength;

export const redact = defineCommand({
  name: "redact",
  summary: "Masks the credentials and personal data of a text: a file, or standard input.",
  arguments: "[file]",
  options: {
    format: {
      type: "string",
      choices: ["text", "json"],
      default: "text",
      description: "print the text alone, or {text, redactions: [{kind, start, end, lengthClass}]}",
    },
  },
  examples: [
    { line: "kubectl logs api-0 | palisade redact", meaning: "a log that may be handed on" },
    { line: "palisade redact prompt.txt --format json", meaning: "with what was masked, and where" },
  ],
  run: async ({ paths: [path = "-"], values }, host) => {
    const text = await readText(path, host, { limit: maximumTextBytes, called: "the text" });
    const redacted = redactText(text);
    host.out(
      values.format === "json"
        ? jsonData(`${JSON.stringify(redacted, undefined, 2)}\n`)
        : rawData(redacted.text),
    );
    return 0;
  },
});
