# METADATA
# title: Controller manager can be profiled
# description: >-
#   Profiles show what the process does and what it holds, and taking one slows it down. They are on unless
#   --profiling is false.
# custom:
#   id: K8S-CONTROLLER-MANAGER-PROFILING
#   domain: controller-manager
#   scope: object
#   severity: low
#   remedy: Start kube-controller-manager with --profiling=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.2}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command:
#               - kube-controller-manager
#               - --profiling=true
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command:
#               - kube-controller-manager
#               - --profiling=false
package rules.controller_manager_profiling

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_false(process, "profiling")
}
