# METADATA
# title: API server writes no audit log
# description: >-
#   Without --audit-log-path nobody can tell afterwards who did what to the cluster.
# custom:
#   id: K8S-API-SERVER-AUDIT-LOG-PATH
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --audit-log-path, and with a policy
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.16}, {framework: HIPAA, id: "164.312(b)"}]
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
#               - --audit-log-path=/var/log/kubernetes/audit.log
package rules.api_server_audit_log_path

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "audit-log-path")
}
