# METADATA
# title: etcd trusts whom the cluster trusts
# description: >-
#   With one certificate authority for both, everybody with a client certificate of the cluster may read and write
#   etcd.
# custom:
#   id: K8S-ETCD-UNIQUE-CA
#   domain: etcd
#   scope: set
#   severity: high
#   remedy: "Make a certificate authority for etcd alone: --trusted-ca-file of etcd, --etcd-cafile of kube-apiserver"
#   controls: [{framework: CIS-Kubernetes-1.12, id: "2.7"}, {framework: HIPAA, id: 164.312(e)(1)}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --client-ca-file=/etc/kubernetes/pki/ca.crt
#               - --etcd-cafile=/etc/kubernetes/pki/ca.crt
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --client-ca-file=/etc/kubernetes/pki/ca.crt
#               - --etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt
package rules.etcd_unique_authority

import data.lib.components
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("etcd_unique_authority", facts)

findings contains object.union(fact.found, {"resource": fact.resource}) if {
	some fact in known
	fact.found
	fact.authority in authorities
}

authorities contains fact.authority if {
	some fact in known
	fact.sort == "clients"
}

# Whom the API server lets in, and whom etcd does.
facts contains {"resource": process.resource, "sort": "clients", "authority": authority} if {
	some process in components.named["kube-apiserver"]
	authority := components.value(process, "client-ca-file")
}

facts contains {"resource": process.resource, "authority": authority, "found": found} if {
	some component, flag in {"kube-apiserver": "etcd-cafile", "etcd": "trusted-ca-file"}
	some process in components.named[component]
	authority := components.value(process, flag)
	message := concat("", ["has ", components.shown(process, flag), ", the certificate authority of the cluster"])
	found := components.finding(process, flag, message)
}
