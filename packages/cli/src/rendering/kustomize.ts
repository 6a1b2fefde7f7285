// Kustomizations, by `kustomize build`, which does not say where a manifest comes from.
import { resolve } from "node:path";
import type { Renderer } from "./renderer.js";

export const kustomize: Renderer = {
  commands: (directory) => [
    { program: "kustomize", line: ["build", resolve(directory)] },
    { program: "kubectl", line: ["kustomize", resolve(directory)] },
  ],
  missing:
    "neither `kustomize` nor `kubectl` is on the path: install one of them (https://kubectl.docs.kubernetes.io/installation/kustomize/), or render elsewhere and judge what `kustomize build` prints",
  split: (text, { file }) => [{ file, text, line: 1 }],
};
