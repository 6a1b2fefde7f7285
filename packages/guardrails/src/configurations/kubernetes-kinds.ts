// The kinds of Kubernetes' own API groups, so that a misspelt one is told from a custom resource.

/** Kinds by API group; `""` is the core group. `List` forms of every kind are known too. */
const kindsByGroup: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    "": "Binding ComponentStatus ConfigMap Endpoints Event LimitRange List Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount",
    apps: "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
    batch: "CronJob Job",
    autoscaling: "HorizontalPodAutoscaler Scale",
    policy: "Eviction PodDisruptionBudget PodSecurityPolicy",
    extensions: "DaemonSet Deployment Ingress NetworkPolicy PodSecurityPolicy ReplicaSet",
    "admissionregistration.k8s.io":
      "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
    "apiextensions.k8s.io": "CustomResourceDefinition",
    "apiregistration.k8s.io": "APIService",
    "certificates.k8s.io": "CertificateSigningRequest ClusterTrustBundle PodCertificateRequest",
    "coordination.k8s.io": "Lease LeaseCandidate",
    "discovery.k8s.io": "EndpointSlice",
    "events.k8s.io": "Event",
    "flowcontrol.apiserver.k8s.io": "FlowSchema PriorityLevelConfiguration",
    "networking.k8s.io": "IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR",
    "node.k8s.io": "RuntimeClass",
    "rbac.authorization.k8s.io": "ClusterRole ClusterRoleBinding Role RoleBinding",
    "resource.k8s.io": "DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice",
    "scheduling.k8s.io": "PriorityClass",
    "storage.k8s.io":
      "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass",
  }).map(([group, kinds]) => [group, new Set(kinds.split(" "))]),
);

/**
 * What is wrong with a document's `apiVersion` and `kind`, if anything: `undefined` for a built-in
 * kind and for any kind of a group that is not Kubernetes' own.
 */
export function kindProblem(apiVersion: unknown, kind: unknown): KindProblem | undefined {
  if (kind === undefined)
    return { message: "the document has no `kind`, so it is no Kubernetes object", at: "", isForeign: true };
  if (typeof kind !== "string" || kind === "")
    return { message: "`kind` must be a string", at: "/kind", isForeign: false };
  if (apiVersion === undefined)
    return { message: "the document has no `apiVersion`", at: "", isForeign: true };
  if (typeof apiVersion !== "string")
    return { message: "`apiVersion` must be a string", at: "/apiVersion", isForeign: false };
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.lastIndexOf("/")) : "";
  const kinds = kindsByGroup.get(group);
  if (kinds === undefined || kinds.has(kind) || kinds.has(kind.replace(/List$/, ""))) return undefined;
  return { message: `unknown kind \`${kind}\` in \`${apiVersion}\``, at: "/kind", isForeign: false };
}

/** `isForeign`: nothing says that it was meant to be a Kubernetes object. */
export type KindProblem = { readonly message: string; readonly at: string; readonly isForeign: boolean };
