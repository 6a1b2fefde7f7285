# METADATA
# title: API server takes passwords
# description: >-
#   Passwords of --basic-auth-file stand in clear in a file and never expire. Kubernetes 1.19 has no such flag.
# custom:
#   id: K8S-API-SERVER-BASIC-AUTH-FILE
#   domain: api-server
#   scope: object
#   severity: critical
#   remedy: Remove --basic-auth-file, and authenticate people by OpenID Connect
#   controls: [{framework: HIPAA, id: "164.312(d)"}]
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
#               - --basic-auth-file=/etc/kubernetes/passwords.csv
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command: [kube-apiserver]
package rules.api_server_basic_auth_file

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_set(process, "basic-auth-file")
}
