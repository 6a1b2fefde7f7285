// Managed clusters and registries, as the command lines of AWS, Azure and Google print them.
import { isArray, isObject, type RegoObject, type Value } from "@palisade/language";
import { defineInputKind } from "./define-input-kind.js";

/**
 * What is described is what a policy sees, with its type, `eks`, `aks`, `gke` or `ecr`, and its name as `address`.
 * @see https://docs.aws.amazon.com/cli/latest/reference/eks/describe-cluster.html
 */
export const cloudDescribe = defineInputKind({
  name: "cloud-describe",
  description:
    "Managed clusters and registries, as `aws eks describe-cluster`, `az aks show`, `gcloud container clusters describe` and `aws ecr describe-repositories` print them in JSON.",
  detect: (document) => describedIn(document) !== undefined,
  read: (document) => {
    const described = describedIn(document);
    if (described === undefined) return [];
    const { type, owner } = described;
    return [{ document, at: "", labels: { type, address: textOf(owner?.get("name")) ?? "" } }];
  },
});

type Described = { readonly type: string; readonly owner: RegoObject | undefined };

/** Every one of them names the service that it comes from; none has a `kind`, as Kubernetes objects have. */
function describedIn(document: Value): Described | undefined {
  if (!isObject(document) || document.has("kind")) return undefined;
  const cluster = document.get("cluster") ?? null;
  if (isObject(cluster) && textOf(cluster.get("arn"))?.includes(":eks:"))
    return { type: "eks", owner: cluster };
  if (textOf(document.get("type"))?.toLowerCase() === "microsoft.containerservice/managedclusters")
    return { type: "aks", owner: document };
  if (textOf(document.get("selfLink"))?.startsWith("https://container.googleapis.com/"))
    return { type: "gke", owner: document };
  return isRepositoryList(document.get("repositories") ?? null)
    ? { type: "ecr", owner: undefined }
    : undefined;
}

function isRepositoryList(list: Value): boolean {
  if (!isArray(list)) return false;
  const [first = null] = list;
  return isObject(first) && textOf(first.get("repositoryArn"))?.includes(":ecr:") === true;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
