# METADATA
# title: API server signs its own certificate
# description: >-
#   Without a certificate and its key, the API server makes a certificate that nobody can check.
# custom:
#   id: K8S-API-SERVER-TLS-CERTIFICATE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --tls-cert-file and --tls-private-key-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.24}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --tls-cert-file=/pki/apiserver.crt
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
#               - --tls-cert-file=/pki/apiserver.crt
#               - --tls-private-key-file=/pki/apiserver.key
package rules.api_server_tls_certificate

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	some flag in ["tls-cert-file", "tls-private-key-file"]
	found := components.unless_set(process, flag)
}
