# METADATA
# title: API server allows weak ciphers
# description: >-
#   A weak cipher suite, or the list of the release, lets a client agree on less than it could have.
# custom:
#   id: K8S-API-SERVER-TLS-CIPHER-SUITES
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Start kube-apiserver with --tls-cipher-suites that lists strong suites alone
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.29}, {framework: HIPAA, id: "164.312(e)(1)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   variants:
#     unset: {severity: low}
#     weak: {}
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
#               - --tls-cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA
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
#               - --tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
package rules.api_server_tls_ciphers

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_strong(process)
}
