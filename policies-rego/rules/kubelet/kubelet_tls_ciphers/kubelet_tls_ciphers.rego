# METADATA
# title: Kubelet allows weak ciphers
# description: >-
#   A weak cipher suite, or the list of the release, lets a client agree on less than it could have.
# custom:
#   id: K8S-KUBELET-TLS-CIPHER-SUITES
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Set tlsCipherSuites in the kubelet configuration to strong suites alone
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.12}, {framework: HIPAA, id: "164.312(e)(1)"}]
#   kinds:
#     - {group: kubelet.config.k8s.io, kind: KubeletConfiguration}
#     - {group: "*", kind: KubeletNode}
#     - {group: kubeadm.k8s.io, kind: InitConfiguration}
#     - {group: kubeadm.k8s.io, kind: JoinConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: KubeletInfo}
#     - {group: "*", kind: NodeInfo}
#   variants:
#     unset: {severity: low}
#     weak: {}
#   examples:
#     bad: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       tlsCipherSuites: [TLS_RSA_WITH_AES_128_CBC_SHA]
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       tlsCipherSuites: [TLS_AES_128_GCM_SHA256]
package rules.kubelet_tls_ciphers

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.kubelet
	found := components.unless_strong(process)
}
