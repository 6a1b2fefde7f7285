// `palisade capabilities`: what policies may use, in OPA's shape.
import { capabilities as allCapabilities } from "@palisade/language";
import { allowedFunctions } from "../capabilities-file.js";
import { defineCommand } from "../define-command.js";
import { indentedJson } from "../output/indented-json.js";
import { jsonData } from "../output/terminal-text.js";
import { readData } from "../read-data.js";
import { UsageError } from "../usage-error.js";

export const capabilities = defineCommand({
  name: "capabilities",
  summary: "Prints the built-ins, keywords and features that policies may use, as OPA's capabilities.json.",
  options: {
    current: { type: "boolean", description: "those of this version, which are printed without it, too" },
    file: {
      type: "string",
      placeholder: "file",
      description: "print those of this capabilities.json instead, if it can be used",
    },
  },
  examples: [
    { line: "palisade capabilities > capabilities.json", meaning: "for `--capabilities`, ours or opa's" },
    { line: "palisade capabilities --file capabilities.json", meaning: "whether a file is fit for that" },
  ],
  run: async ({ values }, host) => {
    if (values.file !== undefined && values.current)
      throw new UsageError("--current and --file exclude one another");
    if (values.file === undefined) host.out(jsonData(`${JSON.stringify(allCapabilities(), undefined, 2)}\n`));
    else {
      // Read once: standard input and FIFOs say nothing a second time.
      const document = await readData(values.file, host);
      allowedFunctions(document, values.file);
      host.out(jsonData(`${indentedJson(document)}\n`));
    }
    return 0;
  },
});
