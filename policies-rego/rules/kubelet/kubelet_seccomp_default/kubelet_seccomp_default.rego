# METADATA
# title: Pods run without seccomp unless they ask for it
# description: >-
#   Unless seccompDefault is true, a pod that says nothing of seccomp may make every system call.
# custom:
#   id: K8S-KUBELET-SECCOMP-DEFAULT
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Set seccompDefault to true in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.14}, {framework: HIPAA, id: "164.312(a)(1)"}]
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
#       seccompDefault: false
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       seccompDefault: true
package rules.kubelet_seccomp_default

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_true(process, "seccomp-default")
}
