# METADATA
# title: API server asks kubelets as nobody
# description: >-
#   Without a certificate and its key, the API server does not prove to kubelets who asks, and they have to let
#   anyone ask.
# custom:
#   id: K8S-API-SERVER-KUBELET-CLIENT-CERTIFICATE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --kubelet-client-certificate and --kubelet-client-key
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.4}, {framework: HIPAA, id: "164.312(d)"}]
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
#               - --kubelet-client-certificate=/pki/kubelet.crt
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
#               - --kubelet-client-certificate=/pki/kubelet.crt
#               - --kubelet-client-key=/pki/kubelet.key
package rules.api_server_kubelet_client

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	some flag in ["kubelet-client-certificate", "kubelet-client-key"]
	found := components.unless_set(process, flag)
}
