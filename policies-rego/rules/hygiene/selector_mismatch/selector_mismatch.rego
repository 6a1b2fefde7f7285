# METADATA
# title: Selector does not pick its own pods
# description: >-
#   A controller counts the pods that its selector picks. One whose template makes others is refused by the API
#   server, or makes pods without end.
# custom:
#   id: K8S-SELECTOR-MISMATCH
#   domain: hygiene
#   scope: object
#   severity: high
#   remedy: Make the selector pick the labels of the template
#   controls: []
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: shop}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
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
package rules.selector_mismatch

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	count(pod.path) > 1
	steps := array.slice(pod.path, 0, count(pod.path) - 2)
	parent := object.get(pod.owner.manifest, steps, null)
	selector := parent.selector
	is_object(selector)
	not picks(selector, kubernetes.pod_labels(pod))
	found := kubernetes.object_finding(pod.owner, array.concat(steps, ["selector"]), "the selector does not pick the labels of the template")
}

picks(selector, labels) if {
	is_labelled(selector)
	kubernetes.selects(selector, labels)
}

# Of old, a selector is labels and nothing else.
picks(selector, labels) if {
	not is_labelled(selector)
	every key, value in selector {
		labels[key] == value
	}
}

is_labelled(selector) if is_object(selector.matchLabels)

is_labelled(selector) if is_array(selector.matchExpressions)
