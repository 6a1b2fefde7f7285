# METADATA
# title: Secrets are stored in clear
# description: >-
#   Without --encryption-provider-config Secrets stand in etcd, in its snapshots and in their backups as they are.
# custom:
#   id: K8S-API-SERVER-ENCRYPTION-PROVIDER-CONFIG
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --encryption-provider-config
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.27}, {framework: HIPAA, id: "164.312(a)(2)(iv)"}]
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
#               - --encryption-provider-config=/etc/kubernetes/encryption.yaml
package rules.api_server_encryption_config

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "encryption-provider-config")
}
