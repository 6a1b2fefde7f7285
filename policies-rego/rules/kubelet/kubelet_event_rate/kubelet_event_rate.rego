# METADATA
# title: Kubelet drops events
# description: >-
#   A rate below five events a second loses what happened on a busy node; 0 has no limit.
# custom:
#   id: K8S-KUBELET-EVENT-RECORD-QPS
#   domain: kubelet
#   scope: object
#   severity: low
#   remedy: Set eventRecordQPS to 0 or to a rate that the node needs
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.8}]
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
#       eventRecordQPS: 2
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       eventRecordQPS: 0
package rules.kubelet_event_rate

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	text := components.value(process, "event-qps")
	not is_fit(text)
	found := components.if_odd(process, "event-qps", "50")
}

is_fit("0")

is_fit(text) if components.is_at_least(text, 5)
