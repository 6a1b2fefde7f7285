# METADATA
# title: Controllers share one identity
# description: >-
#   Unless --use-service-account-credentials is true, every controller has the rights of all of them.
# custom:
#   id: K8S-CONTROLLER-MANAGER-SERVICE-ACCOUNT-CREDENTIALS
#   domain: controller-manager
#   scope: object
#   severity: medium
#   remedy: Start kube-controller-manager with --use-service-account-credentials=true
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.3.3}]
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
#             command:
#               - kube-controller-manager
#               - --use-service-account-credentials=false
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
#               - --use-service-account-credentials=true
package rules.controller_manager_account_credentials

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-controller-manager"]
	found := components.unless_true(process, "use-service-account-credentials")
}
