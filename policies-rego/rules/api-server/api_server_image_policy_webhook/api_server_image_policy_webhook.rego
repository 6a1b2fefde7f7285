# METADATA
# title: Images are admitted unseen
# description: >-
#   Without the admission plug-in ImagePolicyWebhook, nobody is asked where an image comes from before it runs.
# custom:
#   id: K8S-API-SERVER-IMAGE-POLICY-WEBHOOK
#   domain: api-server
#   scope: object
#   severity: low
#   remedy: Add ImagePolicyWebhook to --enable-admission-plugins, and its configuration to --admission-control-config-file
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.5.1}]
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
#               - --enable-admission-plugins=AlwaysAdmit
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
#               - --enable-admission-plugins=ImagePolicyWebhook
package rules.api_server_image_policy_webhook

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_enabled(process, "ImagePolicyWebhook")
}
