# METADATA
# title: etcd signs its own certificate
# description: >-
#   With --auto-tls clients get a certificate that nobody can check.
# custom:
#   id: K8S-ETCD-AUTO-TLS
#   domain: etcd
#   scope: object
#   severity: high
#   remedy: Remove --auto-tls
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.3"}, {framework: HIPAA, id: "164.312(e)(1)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd, namespace: kube-system}
#       spec:
#         containers:
#           - name: etcd
#             image: registry.k8s.io/etcd:3.6.4-0
#             command:
#               - etcd
#               - --auto-tls=true
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: etcd, namespace: kube-system}
#       spec:
#         containers:
#           - name: etcd
#             image: registry.k8s.io/etcd:3.6.4-0
#             command:
#               - etcd
#               - --auto-tls=false
package rules.etcd_auto_tls

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	found := components.if_true(process, "auto-tls")
}
