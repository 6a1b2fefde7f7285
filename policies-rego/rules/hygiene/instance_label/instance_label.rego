# METADATA
# title: Instance label is not the name
# description: >-
#   app.kubernetes.io/instance tells one installation of an application from another. Where it is not the object's
#   name, tools that join by it join the wrong things.
# custom:
#   id: K8S-INSTANCE-LABEL
#   domain: hygiene
#   scope: object
#   severity: info
#   remedy: Set the label to metadata.name
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, labels: {app.kubernetes.io/instance: shop}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, labels: {app.kubernetes.io/instance: web}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.instance_label

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	instance := kubernetes.labels(pod.owner)["app.kubernetes.io/instance"]
	instance != kubernetes.name(pod.owner.manifest)
	message := "the label app.kubernetes.io/instance is not the name of the object"
	found := kubernetes.object_finding(pod.owner, [], message)
	at := kubernetes.pointer(pod.owner.at, ["metadata", "labels", "app.kubernetes.io/instance"])
}
