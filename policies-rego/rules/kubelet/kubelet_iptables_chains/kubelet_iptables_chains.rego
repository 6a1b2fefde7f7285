# METADATA
# title: Kubelet leaves iptables to others
# description: >-
#   With makeIPTablesUtilChains false, somebody else has to keep the rules that pods rely on, and may get them
#   wrong.
# custom:
#   id: K8S-KUBELET-MAKE-IPTABLES-UTIL-CHAINS
#   domain: kubelet
#   scope: object
#   severity: low
#   remedy: Set makeIPTablesUtilChains to true in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.6}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#       makeIPTablesUtilChains: false
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       makeIPTablesUtilChains: true
package rules.kubelet_iptables_chains

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.if_false(process, "make-iptables-util-chains")
}
