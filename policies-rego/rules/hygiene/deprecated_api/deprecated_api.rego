# METADATA
# title: API version that is deprecated or gone
# description: >-
#   Kubernetes serves a version of an API for some releases after it is deprecated, and then no more: what is written
#   in it cannot be applied. The cluster's release is the parameter kubernetes_version; without it, the newest that is
#   known counts.
# custom:
#   id: K8S-DEPRECATED-API
#   domain: hygiene
#   scope: object
#   severity: medium
#   remedy: Write the object in the API version that is named
#   controls: []
#   variants:
#     removed:
#       title: API version that is gone
#       severity: high
#     deprecated:
#       title: API version that is deprecated
#   parameters: [kubernetes_version]
#   examples:
#     bad: |
#       {apiVersion: networking.k8s.io/v1beta1, kind: Ingress, metadata: {name: web}, spec: {}}
#     good: |
#       {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {}}
package rules.deprecated_api

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# By API version and kind: the release that deprecates it, the one that serves it no more, what takes its place.
deprecated := {
	"admissionregistration.k8s.io/v1beta1": {"MutatingWebhookConfiguration": ["1.16", "1.22", "admissionregistration.k8s.io/v1"], "ValidatingAdmissionPolicy": ["1.31", "1.34", "admissionregistration.k8s.io/v1"], "ValidatingAdmissionPolicyBinding": ["1.31", "1.34", "admissionregistration.k8s.io/v1"], "ValidatingWebhookConfiguration": ["1.16", "1.22", "admissionregistration.k8s.io/v1"]},
	"apiextensions.k8s.io/v1beta1": {"CustomResourceDefinition": ["1.16", "1.22", "apiextensions.k8s.io/v1"]},
	"apiregistration.k8s.io/v1beta1": {"APIService": ["1.19", "1.22", "apiregistration.k8s.io/v1"]},
	"apps/v1beta1": {"ControllerRevision": ["1.9", "1.16", "apps/v1"], "Deployment": ["1.9", "1.16", "apps/v1"], "ReplicaSet": ["1.9", "1.16", "apps/v1"], "StatefulSet": ["1.9", "1.16", "apps/v1"]},
	"apps/v1beta2": {"ControllerRevision": ["1.9", "1.16", "apps/v1"], "DaemonSet": ["1.9", "1.16", "apps/v1"], "Deployment": ["1.9", "1.16", "apps/v1"], "ReplicaSet": ["1.9", "1.16", "apps/v1"], "StatefulSet": ["1.9", "1.16", "apps/v1"]},
	"authentication.k8s.io/v1beta1": {"TokenReview": ["1.19", "1.22", "authentication.k8s.io/v1"]},
	"authorization.k8s.io/v1beta1": {"LocalSubjectAccessReview": ["1.19", "1.22", "authorization.k8s.io/v1"], "SelfSubjectAccessReview": ["1.19", "1.22", "authorization.k8s.io/v1"], "SelfSubjectRulesReview": ["1.19", "1.22", "authorization.k8s.io/v1"], "SubjectAccessReview": ["1.19", "1.22", "authorization.k8s.io/v1"]},
	"autoscaling/v2beta1": {"HorizontalPodAutoscaler": ["1.22", "1.25", "autoscaling/v2"]},
	"autoscaling/v2beta2": {"HorizontalPodAutoscaler": ["1.23", "1.26", "autoscaling/v2"]},
	"batch/v1beta1": {"CronJob": ["1.21", "1.25", "batch/v1"]},
	"batch/v2alpha1": {"CronJob": ["1.20", "1.21", "batch/v1"]},
	"certificates.k8s.io/v1beta1": {"CertificateSigningRequest": ["1.19", "1.22", "certificates.k8s.io/v1"]},
	"coordination.k8s.io/v1beta1": {"Lease": ["1.19", "1.22", "coordination.k8s.io/v1"]},
	"discovery.k8s.io/v1beta1": {"EndpointSlice": ["1.21", "1.25", "discovery.k8s.io/v1"]},
	"events.k8s.io/v1beta1": {"Event": ["1.19", "1.25", "events.k8s.io/v1"]},
	"extensions/v1beta1": {"DaemonSet": ["1.9", "1.16", "apps/v1"], "Deployment": ["1.9", "1.16", "apps/v1"], "Ingress": ["1.14", "1.22", "networking.k8s.io/v1"], "NetworkPolicy": ["1.9", "1.16", "networking.k8s.io/v1"], "PodSecurityPolicy": ["1.10", "1.16", ""], "ReplicaSet": ["1.9", "1.16", "apps/v1"]},
	"flowcontrol.apiserver.k8s.io/v1alpha1": {"FlowSchema": ["1.20", "1.21", "flowcontrol.apiserver.k8s.io/v1"], "PriorityLevelConfiguration": ["1.20", "1.21", "flowcontrol.apiserver.k8s.io/v1"]},
	"flowcontrol.apiserver.k8s.io/v1beta1": {"FlowSchema": ["1.23", "1.26", "flowcontrol.apiserver.k8s.io/v1"], "PriorityLevelConfiguration": ["1.23", "1.26", "flowcontrol.apiserver.k8s.io/v1"]},
	"flowcontrol.apiserver.k8s.io/v1beta2": {"FlowSchema": ["1.26", "1.29", "flowcontrol.apiserver.k8s.io/v1"], "PriorityLevelConfiguration": ["1.26", "1.29", "flowcontrol.apiserver.k8s.io/v1"]},
	"flowcontrol.apiserver.k8s.io/v1beta3": {"FlowSchema": ["1.29", "1.32", "flowcontrol.apiserver.k8s.io/v1"], "PriorityLevelConfiguration": ["1.29", "1.32", "flowcontrol.apiserver.k8s.io/v1"]},
	"networking.k8s.io/v1beta1": {"Ingress": ["1.19", "1.22", "networking.k8s.io/v1"], "IngressClass": ["1.19", "1.22", "networking.k8s.io/v1"]},
	"node.k8s.io/v1beta1": {"RuntimeClass": ["1.22", "1.25", "node.k8s.io/v1"]},
	"policy/v1beta1": {"PodDisruptionBudget": ["1.21", "1.25", "policy/v1"], "PodSecurityPolicy": ["1.21", "1.25", ""]},
	"rbac.authorization.k8s.io/v1alpha1": {"ClusterRole": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "ClusterRoleBinding": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "Role": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "RoleBinding": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"]},
	"rbac.authorization.k8s.io/v1beta1": {"ClusterRole": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "ClusterRoleBinding": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "Role": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"], "RoleBinding": ["1.17", "1.22", "rbac.authorization.k8s.io/v1"]},
	"scheduling.k8s.io/v1alpha1": {"PriorityClass": ["1.14", "1.22", "scheduling.k8s.io/v1"]},
	"scheduling.k8s.io/v1beta1": {"PriorityClass": ["1.14", "1.22", "scheduling.k8s.io/v1"]},
	"storage.k8s.io/v1alpha1": {"CSIStorageCapacity": ["1.21", "1.24", "storage.k8s.io/v1"]},
	"storage.k8s.io/v1beta1": {"CSIDriver": ["1.19", "1.22", "storage.k8s.io/v1"], "CSINode": ["1.19", "1.22", "storage.k8s.io/v1"], "CSIStorageCapacity": ["1.24", "1.27", "storage.k8s.io/v1"], "StorageClass": ["1.19", "1.22", "storage.k8s.io/v1"], "VolumeAttachment": ["1.19", "1.22", "storage.k8s.io/v1"]},
	"v1": {"ComponentStatus": ["1.19", "", ""], "Endpoints": ["1.33", "", "discovery.k8s.io/v1"]},
}

findings contains object.union(found, {"variant": variant}) if {
	some thing in kubernetes.resources
	[since, gone, instead] := deprecated[thing.apiVersion][thing.kind]
	variant := variant_of(since, gone)
	found := kubernetes.object_finding(thing, ["apiVersion"], message(thing, variant, {"deprecated": since, "removed": gone}, instead))
}

message(thing, variant, releases, instead) := concat("", [
	"`", thing.apiVersion, "` of ", thing.kind, " is ", variant, " since Kubernetes ", releases[variant], advice(instead),
])

advice("") := ""

advice(instead) := concat("", ["; write `", instead, "`"]) if instead != ""

variant_of(_, gone) := "removed" if is_gone(gone)

variant_of(since, gone) := "deprecated" if {
	is_reached(since)
	not is_gone(gone)
}

is_gone(gone) if {
	gone != ""
	is_reached(gone)
}

# The release that the cluster has, as `[major, minor]`.
release(text) := [to_number(part) | some part in array.slice(split(trim_prefix(text, "v"), "."), 0, 2)]

is_reached(text) if release(text) <= release(current)

# What is newest where nobody says.
current := parameters.values.kubernetes_version if {
	parameters.values.kubernetes_version != ""
} else := "1.36"
