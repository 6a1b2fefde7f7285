# METADATA
# title: API server takes no client certificates
# description: >-
#   Without --client-ca-file components and people cannot prove who they are by a certificate.
# custom:
#   id: K8S-API-SERVER-CLIENT-CA-FILE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --client-ca-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.25}, {framework: HIPAA, id: "164.312(d)"}]
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
#             command: [kube-apiserver]
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
#               - --client-ca-file=/pki/ca.crt
package rules.api_server_client_authority

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "client-ca-file")
}
