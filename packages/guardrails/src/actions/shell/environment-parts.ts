// Variables before a command that say where it goes: `KUBECONFIG=prod.yaml kubectl …`.
import type { Operation } from "../operation.js";

type Parts = Pick<Operation, "cluster" | "namespace">;

const clusterNames: Readonly<Record<string, readonly string[]>> = {
  kubectl: ["KUBECONFIG", "AWS_PROFILE"],
  helm: ["HELM_KUBECONTEXT", "KUBECONFIG", "AWS_PROFILE"],
  terraform: ["TF_WORKSPACE", "AWS_PROFILE"],
  psql: ["PGHOST", "PGSERVICE", "PGDATABASE"],
  mysql: ["MYSQL_HOST"],
  aws: ["AWS_PROFILE"],
  gcloud: ["CLOUDSDK_ACTIVE_CONFIG_NAME", "CLOUDSDK_CORE_PROJECT"],
};

/** @param variable what a variable is set to for the command, or before it */
export function environmentParts(tool: string, variable: (name: string) => string | undefined): Parts {
  const cluster = clusterNames[tool]?.map(variable).find((value) => value !== undefined);
  const namespace = tool === "helm" ? variable("HELM_NAMESPACE") : undefined;
  return { ...(cluster !== undefined && { cluster }), ...(namespace !== undefined && { namespace }) };
}
