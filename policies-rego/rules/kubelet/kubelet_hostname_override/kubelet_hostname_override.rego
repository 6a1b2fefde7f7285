# METADATA
# title: Node has another name than its host
# description: >-
#   With --hostname-override the name in the certificate may be another than that of the host, and logs name a host
#   that nobody knows.
# custom:
#   id: K8S-KUBELET-HOSTNAME-OVERRIDE
#   domain: kubelet
#   scope: object
#   severity: low
#   remedy: Remove --hostname-override
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.7}]
#   kinds:
#     - {group: kubelet.config.k8s.io, kind: KubeletConfiguration}
#     - {group: "*", kind: KubeletNode}
#     - {group: kubeadm.k8s.io, kind: InitConfiguration}
#     - {group: kubeadm.k8s.io, kind: JoinConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: KubeletInfo}
#     - {group: "*", kind: NodeInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kubelet, namespace: kube-system}
#       spec:
#         containers:
#           - name: kubelet
#             image: registry.k8s.io/kubelet:v1.34.0
#             command:
#               - kubelet
#               - --hostname-override=node-1
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
package rules.kubelet_hostname_override

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.if_set(process, "hostname-override")
}
