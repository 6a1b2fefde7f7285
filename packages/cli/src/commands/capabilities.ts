// `palisade capabilities`: what policies may use, in OPA's shape.
import { capabilities as allCapabilities } from "@palisade/language";
import { defineCommand } from "../define-command.js";

export const capabilities = defineCommand({
  name: "capabilities",
  summary: "Prints the built-ins, keywords and features that policies may use, as OPA's capabilities.json.",
  options: {},
  examples: [
    { line: "palisade capabilities > capabilities.json", meaning: "for `--capabilities`, ours or opa's" },
  ],
  run: async (_, host) => {
    host.out(`${JSON.stringify(allCapabilities(), undefined, 2)}\n`);
    return 0;
  },
});
