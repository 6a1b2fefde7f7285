# METADATA
# title: Pods may start any number of processes
# description: >-
#   Without a limit of process ids, one pod takes all that its node has, and every other pod fails.
# custom:
#   id: K8S-KUBELET-POD-PIDS-LIMIT
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Set podPidsLimit in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.13}]
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
#       podPidsLimit: -1
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       podPidsLimit: 1024
package rules.kubelet_pod_pids

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	text := components.value(process, "pod-max-pids")
	not components.is_at_least(text, 1)
	message := concat("", ["has ", components.shown(process, "pod-max-pids"), ", which is no limit"])
	found := components.finding(process, "pod-max-pids", message)
}

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_set(process, "pod-max-pids")
}
