# METADATA
# title: LimitRange that leaves containers unbounded
# description: >-
#   A LimitRange gives containers what their authors left out, and bounds what they may ask for. One without defaults,
#   minimum and maximum for containers does half of that.
# custom:
#   id: K8S-LIMIT-RANGE
#   domain: resources
#   scope: object
#   severity: low
#   remedy: State default, defaultRequest, min and max under a limit of type Container
#   controls: []
#   kinds:
#     - {group: "", kind: LimitRange}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: LimitRange, metadata: {name: team, namespace: shop}, spec: {limits: [{type: Container, max: {cpu: "2"}}]}}
#     good: |
#       {apiVersion: v1, kind: LimitRange, metadata: {name: team, namespace: shop}, spec: {limits: [{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 100m}, max: {cpu: "2"}, min: {cpu: 10m}}]}}
package rules.limit_range

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some range in kubernetes.of_kind("", "LimitRange")
	missing := [field |
		some field in ["default", "defaultRequest", "max", "min"]
		not is_stated(range, field)
	]
	count(missing) > 0
	message := concat(" ", ["no limit for containers has", concat(", ", missing)])
	found := kubernetes.object_finding(range, ["spec", "limits"], message)
}

is_stated(range, field) if {
	some limit in range.manifest.spec.limits
	limit.type == "Container"
	count(limit[field]) > 0
}
