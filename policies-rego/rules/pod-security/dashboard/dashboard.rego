# METADATA
# title: Kubernetes dashboard
# description: >-
#   The dashboard acts with the rights of its service account for whoever reaches it. Others that run under that
#   account have the same rights.
# custom:
#   id: K8S-DASHBOARD
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Remove the dashboard, or give it an account that only reads; give others an account of their own
#   controls: []
#   variants:
#     deployed: {}
#     account:
#       title: Account of the Kubernetes dashboard used
#       severity: high
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: kubernetesui/dashboard:v2.7.0
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.dashboard

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "deployed"}) if {
	some container in kubernetes.containers
	is_dashboard(container.spec.image)
	found := kubernetes.container_finding(container, ["image"], "is the Kubernetes dashboard")
}

findings contains object.union(found, {"variant": "account"}) if {
	some pod in kubernetes.pods
	account := kubernetes.account_of(pod)
	account == "kubernetes-dashboard"
	not runs_dashboard(pod)
	found := kubernetes.pod_finding(pod, ["serviceAccountName"], "the pod runs under the account of the Kubernetes dashboard")
}

runs_dashboard(pod) if {
	some container in kubernetes.containers_of(pod)
	is_dashboard(container.spec.image)
}

is_dashboard(image) if {
	name := kubernetes.image_parts(image).name
	some part in ["kubernetes-dashboard", "kubernetesui"]
	contains(name, part)
}
