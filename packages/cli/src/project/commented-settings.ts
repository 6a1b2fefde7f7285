// The palisade.yaml that `palisade init` writes: each setting with an example, and its meaning from the schema.
import { type ProjectSettings, projectSettingsSchema } from "@palisade/guardrails";

type Examples = { readonly [Name in keyof Required<ProjectSettings>]: string };

/** As YAML, behind the name of the setting; one for each, or this does not compile. */
const examples: Examples = {
  bundles: "[palisade]",
  data: "[policies/data.yaml]",
  parameters: "\n  configuration:\n    mutable_tags: [latest, main]",
  packs: "[cis, cost]",
  rules: "\n  K8S-SERVICE-ACCOUNT-TOKEN: off\n  K8S-RESOURCE-LIMITS: low",
  preview: "false",
  ignore: '["charts/*/templates/", "test/"]',
  failOn: "medium",
  strict: "false",
  exceptions: "[exceptions.yaml]",
  attestations: "[attestations.yaml]",
  commentExceptions: "true",
  annotationExceptions: "false",
  baseline: "palisade-baseline.json",
  newOnly: "true",
  gate: "\n  database: palisade.db\n  audit: audit\n  signer: signer.json\n  head: /mnt/other/head.json",
  palette:
    "\n  url: https://api.spectrocloud.com\n  principals:\n    ana:\n      key: {env: PALETTE_API_KEY}\n      projects: [65f0c1d2e3a4b5c6d7e8f901]",
};

/** A text that changes nothing as it is. */
export function commentedSettings(): string {
  const settings = Object.entries(examples).map(([name, example]) => {
    const { description = "" } = projectSettingsSchema.shape[name as keyof Examples].meta() ?? {};
    const lines = [description, "", `${name}:${example.startsWith("\n") ? "" : " "}${example}`];
    return lines
      .join("\n")
      .split("\n")
      .map((line) => (line === "" ? "#" : `# ${line}`))
      .join("\n");
  });
  return `# Settings of palisade, followed in this directory and below.\n# For editors: @palisade/guardrails/schemas/palisade-settings.schema.json\n\n${settings.join("\n\n")}\n`;
}
