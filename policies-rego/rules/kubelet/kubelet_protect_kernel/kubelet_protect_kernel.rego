# METADATA
# title: Kubelet changes the kernel
# description: >-
#   Unless protectKernelDefaults is true, a kubelet whose kernel is tuned otherwise changes the kernel rather than
#   saying so.
# custom:
#   id: K8S-KUBELET-PROTECT-KERNEL-DEFAULTS
#   domain: kubelet
#   scope: object
#   severity: low
#   remedy: Set protectKernelDefaults to true in the kubelet configuration
#   controls: []
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
#       protectKernelDefaults: false
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       protectKernelDefaults: true
package rules.kubelet_protect_kernel

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_true(process, "protect-kernel-defaults")
}
