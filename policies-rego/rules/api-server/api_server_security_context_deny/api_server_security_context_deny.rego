# METADATA
# title: SecurityContextDeny is off
# description: >-
#   Up to Kubernetes 1.29, the admission plug-in SecurityContextDeny could refuse pods that set some fields of their
#   security context; older benchmarks ask for it where PodSecurityPolicy is not used.
# custom:
#   id: K8S-API-SERVER-SECURITY-CONTEXT-DENY
#   domain: api-server
#   scope: object
#   severity: info
#   remedy: Use Pod Security admission; up to Kubernetes 1.24, PodSecurityPolicy or SecurityContextDeny
#   controls: []
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
#             image: registry.k8s.io/kube-apiserver:v1.21.14
#             command:
#               - kube-apiserver
#               - --enable-admission-plugins=NodeRestriction
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.21.14
#             command:
#               - kube-apiserver
#               - --enable-admission-plugins=SecurityContextDeny
package rules.api_server_security_context_deny

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	components.is_before(process, 30)
	not components.is_enabled(process, "PodSecurityPolicy")
	found := components.unless_enabled(process, "SecurityContextDeny")
}
