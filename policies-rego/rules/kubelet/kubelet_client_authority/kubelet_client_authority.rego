# METADATA
# title: Kubelet takes no client certificates
# description: >-
#   Without a certificate authority for clients, the API server cannot prove to the kubelet who asks.
# custom:
#   id: K8S-KUBELET-CLIENT-CA-FILE
#   domain: kubelet
#   scope: object
#   severity: high
#   remedy: Set authentication.x509.clientCAFile in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.3}, {framework: HIPAA, id: "164.312(d)"}]
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
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       authentication:
#         x509:
#           clientCAFile: /pki/ca.crt
package rules.kubelet_client_authority

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_set(process, "client-ca-file")
}
