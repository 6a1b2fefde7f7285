# METADATA
# title: Tokens are not signed by a key of their own
# description: >-
#   Without --service-account-private-key-file the controller manager signs no tokens of service accounts, or signs
#   them with a key that is used for more.
# custom:
#   id: K8S-CONTROLLER-MANAGER-SERVICE-ACCOUNT-PRIVATE-KEY
#   domain: controller-manager
#   scope: object
#   severity: medium
#   remedy: Start kube-controller-manager with --service-account-private-key-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.4}]
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
#               - --service-account-private-key-file=/pki/sa.key
package rules.controller_manager_account_key

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_set(process, "service-account-private-key-file")
}
