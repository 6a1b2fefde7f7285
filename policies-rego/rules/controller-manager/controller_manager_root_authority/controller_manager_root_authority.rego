# METADATA
# title: Pods cannot check the API server
# description: >-
#   Without --root-ca-file tokens of service accounts come without the certificate authority, so that pods cannot
#   tell whether it is the API server that answers.
# custom:
#   id: K8S-CONTROLLER-MANAGER-ROOT-CA-FILE
#   domain: controller-manager
#   scope: object
#   severity: medium
#   remedy: Start kube-controller-manager with --root-ca-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.5}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command: [kube-controller-manager]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-controller-manager, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-controller-manager
#             image: registry.k8s.io/kube-controller-manager:v1.34.0
#             command:
#               - kube-controller-manager
#               - --root-ca-file=/pki/ca.crt
package rules.controller_manager_root_authority

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_set(process, "root-ca-file")
}
