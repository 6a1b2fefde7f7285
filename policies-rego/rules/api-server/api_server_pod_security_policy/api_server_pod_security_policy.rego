# METADATA
# title: PodSecurityPolicy is off
# description: >-
#   Up to Kubernetes 1.24, PodSecurityPolicy was what kept pods from taking their node; 1.25 has Pod Security
#   admission instead.
# custom:
#   id: K8S-API-SERVER-POD-SECURITY-POLICY
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Add PodSecurityPolicy to --enable-admission-plugins, or use Kubernetes 1.25 or later
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
#               - --enable-admission-plugins=PodSecurityPolicy
package rules.api_server_pod_security_policy

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	components.is_before(process, 25)
	found := components.unless_enabled(process, "PodSecurityPolicy")
}
