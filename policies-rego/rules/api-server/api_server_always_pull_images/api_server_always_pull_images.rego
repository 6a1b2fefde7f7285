# METADATA
# title: Private images can be used without a credential
# description: >-
#   Without the admission plug-in AlwaysPullImages, a pod gets an image that its node has already, whether or not
#   the pod may pull it.
# custom:
#   id: K8S-API-SERVER-ALWAYS-PULL-IMAGES
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Add AlwaysPullImages to --enable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.11}]
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
#               - --enable-admission-plugins=NodeRestriction
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
#               - --enable-admission-plugins=AlwaysPullImages
package rules.api_server_always_pull_images

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_enabled(process, "AlwaysPullImages")
}
