# METADATA
# title: Idle connections to pods stay open
# description: >-
#   With a timeout of 0, connections of exec, attach and port-forward that nobody uses stay open for ever.
# custom:
#   id: K8S-KUBELET-STREAMING-IDLE-TIMEOUT
#   domain: kubelet
#   scope: object
#   severity: low
#   remedy: Set streamingConnectionIdleTimeout to 5m in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.5}]
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
#       streamingConnectionIdleTimeout: 0
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       streamingConnectionIdleTimeout: 5m
package rules.kubelet_streaming_timeout

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	text := components.value(process, "streaming-connection-idle-timeout")
	not is_positive(text)
	found := components.if_odd(process, "streaming-connection-idle-timeout", "5m")
}

is_positive(text) if components.duration(text) > 0
