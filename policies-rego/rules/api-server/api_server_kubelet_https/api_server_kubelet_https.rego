# METADATA
# title: API server asks kubelets without TLS
# description: >-
#   With --kubelet-https=false whoever is between the API server and a kubelet reads and changes what they say.
#   Kubernetes 1.22 has no such flag.
# custom:
#   id: K8S-API-SERVER-KUBELET-HTTPS
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Remove --kubelet-https=false
#   controls: [{framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --kubelet-https=false
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
#               - --kubelet-https=true
package rules.api_server_kubelet_https

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_false(process, "kubelet-https")
}
