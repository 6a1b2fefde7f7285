# METADATA
# title: Object in the default namespace
# description: >-
#   Namespaces divide a cluster: rights, quotas and network policies are theirs. What has none of its own is in
#   `default`, with everybody else's.
# custom:
#   id: K8S-DEFAULT-NAMESPACE
#   domain: hygiene
#   scope: object
#   severity: low
#   remedy: Set metadata.namespace to a namespace made for it
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.4}]
#   variants:
#     workload: {}
#     object:
#       title: Object without pods in the default namespace
#       severity: info
#   kinds:
#     - {group: "", kind: ConfigMap}
#     - {group: "", kind: Endpoints}
#     - {group: "", kind: PersistentVolumeClaim}
#     - {group: "", kind: Secret}
#     - {group: "", kind: Service}
#     - {group: "", kind: ServiceAccount}
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: RoleBinding}
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: networking.k8s.io, kind: NetworkPolicy}
#     - {group: discovery.k8s.io, kind: EndpointSlice}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, namespace: default}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, namespace: shop}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.default_namespace

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# What the API server keeps there itself.
own := {
	["Service", "kubernetes"], ["Endpoints", "kubernetes"], ["EndpointSlice", "kubernetes"], ["ServiceAccount", "default"],
	["ConfigMap", "kube-root-ca.crt"],
}

namespaced := {
	"": {"ConfigMap", "Endpoints", "LimitRange", "PersistentVolumeClaim", "PodTemplate", "ResourceQuota", "Secret", "Service", "ServiceAccount"},
	"rbac.authorization.k8s.io": {"Role", "RoleBinding"},
	"networking.k8s.io": {"Ingress", "NetworkPolicy"},
	"extensions": {"Ingress", "NetworkPolicy"},
	"policy": {"PodDisruptionBudget"},
	"autoscaling": {"HorizontalPodAutoscaler"},
	"coordination.k8s.io": {"Lease"},
	"discovery.k8s.io": {"EndpointSlice"},
	"events.k8s.io": {"Event"},
	"storage.k8s.io": {"CSIStorageCapacity"},
	"apps": {"ControllerRevision"},
}

findings contains object.union(found, {"variant": variant}) if {
	some thing in kubernetes.resources
	variant := variant_of(thing)
	thing.manifest.metadata.namespace in {"default", ""}
	not [thing.kind, kubernetes.name(thing.manifest)] in own
	found := kubernetes.object_finding(thing, ["metadata", "namespace"], "the object is in the default namespace")
}

findings contains object.union(found, {"variant": variant}) if {
	some thing in kubernetes.resources
	variant := variant_of(thing)
	object.get(thing.manifest, ["metadata", "namespace"], null) == null
	not [thing.kind, kubernetes.name(thing.manifest)] in own
	found := kubernetes.object_finding(thing, ["metadata"], "the object names no namespace, and so is in the default one")
}

variant_of(thing) := "workload" if {
	is_workload(thing)
} else := "object" if thing.kind in namespaced[thing.group]

is_workload(thing) if {
	kubernetes.workload_of(thing)
	thing.kind != "PodTemplate"
}

is_workload(thing) if kubernetes.is_scaled(thing)

is_workload(thing) if kubernetes.is_kind(thing, "", "Service")
