# METADATA
# title: Service accounts share a key with TLS
# description: >-
#   Without --service-account-key-file tokens are checked with the key of the API server itself, so that neither can
#   be changed without the other.
# custom:
#   id: K8S-API-SERVER-SERVICE-ACCOUNT-KEY-FILE
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Start kube-apiserver with --service-account-key-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.22}, {framework: HIPAA, id: "164.312(d)"}]
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
#               - --service-account-key-file=/pki/sa.pub
package rules.api_server_service_account_key

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "service-account-key-file")
}
