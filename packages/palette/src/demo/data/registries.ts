// Where packs come from.
import type { RegistryDescription } from "../description/pack-description.js";

export const registries: readonly RegistryDescription[] = [
  {
    name: "Public Repo",
    kind: "pack",
    scope: "system",
    endpoint: "https://registry.example.com",
    isDefault: true,
  },
  {
    name: "Palette Registry",
    kind: "oci",
    scope: "system",
    endpoint: "https://oci.example.com",
    isDefault: true,
  },
  { name: "Platform Charts", kind: "helm", scope: "tenant", endpoint: "https://charts.example.com" },
  {
    name: "Internal Packs",
    kind: "pack",
    scope: "tenant",
    endpoint: "https://packs.internal.example.com",
    isPrivate: true,
  },
];
