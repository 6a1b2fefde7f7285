# METADATA
# title: API server has no audit policy
# description: >-
#   Without --audit-policy-file nothing is written to the audit log, whatever its path.
# custom:
#   id: K8S-API-SERVER-AUDIT-POLICY-FILE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --audit-policy-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 3.2.1}, {framework: HIPAA, id: "164.312(b)"}]
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
#               - --audit-policy-file=/etc/kubernetes/audit.yaml
package rules.api_server_audit_policy_file

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_set(process, "audit-policy-file")
}
