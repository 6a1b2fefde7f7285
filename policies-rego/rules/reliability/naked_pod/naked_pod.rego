# METADATA
# title: Pod that nothing restarts elsewhere
# description: >-
#   A Pod that no controller made is gone when its node is. Nothing brings it back, and nothing updates it.
# custom:
#   id: K8S-NAKED-POD
#   domain: reliability
#   scope: object
#   severity: low
#   remedy: Run it by a Deployment, StatefulSet, DaemonSet or Job
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.naked_pod

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.of_kind("", "Pod")
	pod.at in opened
	count(kubernetes.list_or_empty(object.get(pod.manifest, "metadata", {}), "ownerReferences")) == 0
	not kubernetes.annotations(pod)["kubernetes.io/config.mirror"]
	found := kubernetes.object_finding(pod, [], "the Pod has no controller")
}

# What others wrap is theirs to make.
opened := {found.at | some found in kubernetes.opened}
