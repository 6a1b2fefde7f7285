# METADATA
# title: etcd lets anyone ask
# description: >-
#   Unless --client-cert-auth is true, whoever reaches etcd reads and changes everything in the cluster.
# custom:
#   id: K8S-ETCD-CLIENT-CERT-AUTH
#   domain: etcd
#   scope: object
#   severity: critical
#   remedy: Start etcd with --client-cert-auth=true
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.2"}, {framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --client-cert-auth=false
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
#               - --client-cert-auth=true
package rules.etcd_client_auth

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named.etcd
	found := components.unless_true(process, "client-cert-auth")
}
