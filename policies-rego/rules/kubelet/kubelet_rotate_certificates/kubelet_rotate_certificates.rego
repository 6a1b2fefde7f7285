# METADATA
# title: Client certificate of the kubelet is not rotated
# description: >-
#   With rotateCertificates false the kubelet stops being able to ask the API server on the day its certificate
#   expires.
# custom:
#   id: K8S-KUBELET-ROTATE-CERTIFICATES
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Set rotateCertificates to true in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.10}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#       rotateCertificates: false
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       rotateCertificates: true
package rules.kubelet_rotate_certificates

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.if_false(process, "rotate-certificates")
}
