# METADATA
# title: Label missing
# description: >-
#   Labels say whose an object is, and what its cost is counted for. What has none is nobody's when it fails, and
#   everybody's when it is paid for.
# custom:
#   id: K8S-LABELS
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Add the label
#   controls: []
#   variants:
#     required:
#       title: Required label missing
#       severity: medium
#     cost:
#       title: Label for the allocation of cost missing
#     common:
#       title: Recommended label of Kubernetes missing
#       severity: info
#     owner:
#       title: Owner label missing
#     environment:
#       title: Environment label missing
#   parameters: [required_labels, cost_labels, common_labels]
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
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, labels: {app: web, owner: ann, team: web, department: shop, env: prod, app.kubernetes.io/name: web}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.labels

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

asked := {
	"required": parameters.values.required_labels, "cost": parameters.values.cost_labels, "common": parameters.values.common_labels,
	"owner": ["owner"], "environment": ["env"],
}

# `environment` is as good as `env`.
others := {"env": "environment"}

findings contains object.union(found, {"variant": variant}) if {
	some [owner, labels, path] in places
	some variant, names in asked
	is_asked(variant, path)
	missing := missing_of(labels, names)
	count(missing) > 0
	found := kubernetes.object_finding(owner, path, concat(" ", ["missing labels:", concat(", ", missing)]))
}

# METADATA
# description: "Those of some names, each with or without a pattern, that texts by name do not have; in backticks."
missing_of(texts, names) := [concat("", ["`", name, "`"]) |
	some name in names
	[key, pattern] := parts(name)
	not has_label(texts, key, pattern)
]

own := ["metadata", "labels"]

# The labels of each object that runs pods, of what it makes, and of namespaces.
places := array.concat(
	[[found, kubernetes.labels(found), own] | some found in owners],
	[[pod.owner, kubernetes.pod_labels(pod), array.concat(steps, own)] |
		some pod in kubernetes.pods
		pod.whole
		steps := array.slice(pod.path, 0, count(pod.path) - 1)
		count(steps) > 0
	],
)

owners := array.concat([pod.owner | some pod in kubernetes.pods; pod.whole], kubernetes.of_kind("", "Namespace"))

# Pods are what is counted: a template has the labels that costs are allocated by.
is_asked(_, path) if path == own

is_asked(variant, _) if variant in {"common", "cost"}

# A pattern of what a label may say follows its name: `owner=[a-z]+`.
parts(name) := [split(name, "=")[0], concat("=", array.slice(split(name, "="), 1, 99))]

has_label(labels, key, "") if labels[key] != ""

has_label(labels, key, "") if labels[others[key]] != ""

has_label(labels, key, pattern) if {
	pattern != ""
	regex.match(concat("", ["^(?:", pattern, ")$"]), labels[key])
}
