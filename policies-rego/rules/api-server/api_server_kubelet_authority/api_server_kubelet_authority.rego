# METADATA
# title: API server trusts any kubelet
# description: >-
#   Without --kubelet-certificate-authority the API server does not check who answers for a kubelet, so that
#   somebody between the two reads and changes what they say: exec, logs, port-forward.
# custom:
#   id: K8S-API-SERVER-KUBELET-CERTIFICATE-AUTHORITY
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Start kube-apiserver with --kubelet-certificate-authority
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.5}, {framework: HIPAA, id: "164.312(a)(2)(iv)"}]
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
#               - --kubelet-certificate-authority=
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
#               - --kubelet-certificate-authority=/pki/ca.crt
package rules.api_server_kubelet_authority

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "kubelet-certificate-authority")
}
