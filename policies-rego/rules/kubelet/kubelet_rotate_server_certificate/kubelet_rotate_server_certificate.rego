# METADATA
# title: Serving certificate of the kubelet is not rotated
# description: >-
#   With the feature gate RotateKubeletServerCertificate off, the kubelet keeps its serving certificate until it
#   expires. The gate is on unless it is turned off.
# custom:
#   id: K8S-KUBELET-ROTATE-SERVER-CERTIFICATE
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Remove RotateKubeletServerCertificate from the feature gates that are false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.11}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#       featureGates:
#         RotateKubeletServerCertificate: false
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       featureGates:
#         RotateKubeletServerCertificate: true
package rules.kubelet_rotate_server_certificate

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.if_gate_off(process, "RotateKubeletServerCertificate")
}
