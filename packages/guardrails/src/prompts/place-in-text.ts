// placeholder
import type { Finding } from "../contract/finding.js";
import type { NormalisedPrompt } from "./normalise-prompt.js";
export function placeInText(finding: Finding, _text: string, _normalised: NormalisedPrompt): Finding {
  return finding;
}
