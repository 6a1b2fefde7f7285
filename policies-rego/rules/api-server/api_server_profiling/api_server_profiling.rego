# METADATA
# title: API server can be profiled
# description: >-
#   Profiles show what the process does and what it holds, and taking one slows it down. They are on unless
#   --profiling is false.
# custom:
#   id: K8S-API-SERVER-PROFILING
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Start kube-apiserver with --profiling=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.15}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --profiling=true
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --profiling=false
package rules.api_server_profiling

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_false(process, "profiling")
}
