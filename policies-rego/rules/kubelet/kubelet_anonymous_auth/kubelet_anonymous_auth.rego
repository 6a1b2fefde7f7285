# METADATA
# title: Kubelet answers the anonymous
# description: >-
#   A kubelet that answers the anonymous lets whoever reaches the node run commands in its pods, unless
#   authorization stops it. Without a configuration file, it does.
# custom:
#   id: K8S-KUBELET-ANONYMOUS-AUTH
#   domain: kubelet
#   scope: object
#   severity: critical
#   remedy: Set authentication.anonymous.enabled to false in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.1}, {framework: HIPAA, id: "164.312(d)"}]
#   kinds:
#     - {group: kubelet.config.k8s.io, kind: KubeletConfiguration}
#     - {group: "*", kind: KubeletNode}
#     - {group: kubeadm.k8s.io, kind: InitConfiguration}
#     - {group: kubeadm.k8s.io, kind: JoinConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: KubeletInfo}
#     - {group: "*", kind: NodeInfo}
#   examples:
#     bad: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       authentication:
#         anonymous:
#           enabled: true
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       authentication:
#         anonymous:
#           enabled: false
package rules.kubelet_anonymous_auth

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_false(process, "anonymous-auth")
}
