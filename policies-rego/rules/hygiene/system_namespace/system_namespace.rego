# METADATA
# title: Workload in a namespace of the cluster's own
# description: >-
#   kube-system is for what the cluster itself runs. Who may write there may take the cluster over, so users'
#   workloads have no place in it.
# custom:
#   id: K8S-SYSTEM-NAMESPACE
#   domain: hygiene
#   scope: object
#   severity: medium
#   remedy: Move the workload to a namespace of its own
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.1}]
#   variants:
#     kube-system: {}
#     forbidden:
#       title: Workload in a namespace that is not for it
#   parameters: [forbidden_namespaces]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, namespace: kube-system}
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
package rules.system_namespace

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant}) if {
	some pod in kubernetes.pods
	pod.whole
	variant := variant_of(pod.namespace)
	not is_component(pod)
	message := concat("", ["the workload is in namespace `", pod.namespace, "`"])
	found := kubernetes.object_finding(pod.owner, ["metadata", "namespace"], message)
}

variant_of("kube-system") := "kube-system"

variant_of(namespace) := "forbidden" if {
	namespace != "kube-system"
	namespace in parameters.values.forbidden_namespaces
}

# Components of the control plane and what clusters add to themselves say so.
is_component(pod) if {
	labels := object.union(kubernetes.labels(pod.owner), kubernetes.pod_labels(pod))
	some key in ["k8s-app", "kubernetes.io/cluster-service", "addonmanager.kubernetes.io/mode"]
	labels[key]
}

is_component(pod) if {
	labels := object.union(kubernetes.labels(pod.owner), kubernetes.pod_labels(pod))
	labels.tier == "control-plane"
}
