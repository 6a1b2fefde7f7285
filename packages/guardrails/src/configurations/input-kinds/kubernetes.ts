// Kubernetes objects: whatever no other kind knows is taken for one, and said not to be one if it is not.
import { resourceProblems } from "../resource-problems.js";
import { defineInputKind } from "./define-input-kind.js";

export const kubernetes = defineInputKind({
  name: "kubernetes",
  description: "Kubernetes objects, alone or in lists, as kubectl takes them.",
  detect: () => true,
  read: (document) => [{ document, at: "" }],
  problems: resourceProblems,
});
