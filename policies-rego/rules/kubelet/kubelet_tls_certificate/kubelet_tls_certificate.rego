# METADATA
# title: Kubelet signs its own certificate
# description: >-
#   Without a certificate and its key, and without one that the cluster signs for it, the kubelet makes a
#   certificate that nobody can check.
# custom:
#   id: K8S-KUBELET-TLS-CERTIFICATE
#   domain: kubelet
#   scope: object
#   severity: medium
#   remedy: Set tlsCertFile and tlsPrivateKeyFile, or serverTLSBootstrap, in the kubelet configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 4.2.9}, {framework: HIPAA, id: "164.312(e)(1)"}]
#   kinds:
#     - {group: kubelet.config.k8s.io, kind: KubeletConfiguration}
#     - {group: "*", kind: KubeletNode}
#     - {group: kubeadm.k8s.io, kind: InitConfiguration}
#     - {group: kubeadm.k8s.io, kind: JoinConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: KubeletInfo}
#     - {group: "*", kind: NodeInfo}
#   variants:
#     certificate: {}
#     key: {}
#   examples:
#     bad: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       tlsCertFile: /pki/kubelet.crt
#     good: |
#       apiVersion: kubelet.config.k8s.io/v1beta1
#       kind: KubeletConfiguration
#       tlsCertFile: /pki/kubelet.crt
#       tlsPrivateKeyFile: /pki/kubelet.key
package rules.kubelet_tls_certificate

import data.lib.components

about := rego.metadata.chain()[1].annotations

flags := {"certificate": "tls-cert-file", "key": "tls-private-key-file"}

findings contains object.union(found, {"variant": variant}) if {
	some process in components.named.kubelet
	not is_signed_by_cluster(process)
	some variant, flag in flags
	found := components.unless_set(process, flag)
}

is_signed_by_cluster(process) if components.boolean(process, "rotate-server-certificates")
