# METADATA
# title: Nodes may change other nodes
# description: >-
#   Without the admission plug-in NodeRestriction, a kubelet may change the labels of its node and objects of other
#   nodes, and so draws pods and their Secrets to itself.
# custom:
#   id: K8S-API-SERVER-NODE-RESTRICTION
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Add NodeRestriction to --enable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.14}]
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
#               - --enable-admission-plugins=AlwaysPullImages
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
#               - --enable-admission-plugins=NodeRestriction
package rules.api_server_node_restriction

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_enabled(process, "NodeRestriction")
}
