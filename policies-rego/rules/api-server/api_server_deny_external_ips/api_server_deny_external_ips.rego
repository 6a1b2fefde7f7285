# METADATA
# title: Services may claim any external IP
# description: >-
#   Whoever may create a Service can give it externalIPs of others, and so takes their traffic. The admission
#   plug-in DenyServiceExternalIPs refuses such Services.
# custom:
#   id: K8S-API-SERVER-DENY-SERVICE-EXTERNAL-IPS
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Add DenyServiceExternalIPs to --enable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.3}]
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
#               - --enable-admission-plugins=NodeRestriction
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
#               - --enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs
package rules.api_server_deny_external_ips

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_enabled(process, "DenyServiceExternalIPs")
}
