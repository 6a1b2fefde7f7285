# METADATA
# title: Kubelet has a port for everybody
# description: >-
#   The read-only port tells whoever reaches the node about its pods, without asking who it is.
# custom:
#   id: K8S-KUBELET-READ-ONLY-PORT
#   domain: kubelet
#   scope: object
#   severity: high
#   remedy: Set readOnlyPort to 0 in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.4}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#       readOnlyPort: 10255
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       readOnlyPort: 0
package rules.kubelet_read_only_port

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	text := components.value(process, "read-only-port")
	text != "0"
	found := components.if_odd(process, "read-only-port", "0")
}
