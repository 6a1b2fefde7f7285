# METADATA
# title: Audit logs are too small
# description: >-
#   With fewer megabytes than the audit asks for, or with nothing said, the audit log is cut off before anybody
#   looks at it.
# custom:
#   id: K8S-API-SERVER-AUDIT-LOG-MAXSIZE
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Start kube-apiserver with --audit-log-maxsize=100 or more
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.19}, {framework: HIPAA, id: "164.312(b)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   variants:
#     unset: {}
#     low: {}
#   parameters: [audit_log_maxsize]
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
#               - --audit-log-maxsize=99
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
#               - --audit-log-maxsize=100
package rules.api_server_audit_log_maxsize

import data.configuration.parameters
import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_at_least(process, "audit-log-maxsize", parameters.values.audit_log_maxsize)
}
