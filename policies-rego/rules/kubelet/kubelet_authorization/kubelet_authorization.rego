# METADATA
# title: Kubelet allows everything
# description: >-
#   With AlwaysAllow, which is what holds without a configuration file, whoever is authenticated may do everything
#   on the node.
# custom:
#   id: K8S-KUBELET-AUTHORIZATION-MODE
#   domain: kubelet
#   scope: object
#   severity: critical
#   remedy: Set authorization.mode to Webhook in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.2}, {framework: HIPAA, id: "164.312(a)(1)"}]
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
#       authorization:
#         mode: AlwaysAllow
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       authorization:
#         mode: Webhook
package rules.kubelet_authorization

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := object.union(
		components.if_listed(process, "authorization-mode", "AlwaysAllow"),
		components.set_to(process, "authorization-mode", "Webhook"),
	)
}

findings contains found if {
	some process in components.named.kubelet
	components.lacks(process, "authorization-mode")
	message := "has no `--authorization-mode`, which means `AlwaysAllow`"
	found := object.union(
		components.finding(process, "authorization-mode", message),
		components.set_to(process, "authorization-mode", "Webhook"),
	)
}
