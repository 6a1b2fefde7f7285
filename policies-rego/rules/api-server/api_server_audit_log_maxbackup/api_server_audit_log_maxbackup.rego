# METADATA
# title: Too few audit logs are kept
# description: >-
#   With fewer files than the audit asks for, or with nothing said, old audit logs are deleted before anybody looks
#   at them.
# custom:
#   id: K8S-API-SERVER-AUDIT-LOG-MAXBACKUP
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Start kube-apiserver with --audit-log-maxbackup=10 or more
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.18}, {framework: HIPAA, id: "164.312(b)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   variants:
#     unset: {}
#     low: {}
#   parameters: [audit_log_maxbackup]
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
#               - --audit-log-maxbackup=9
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
#               - --audit-log-maxbackup=10
package rules.api_server_audit_log_maxbackup

import data.configuration.parameters
import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_at_least(process, "audit-log-maxbackup", parameters.values.audit_log_maxbackup)
}
