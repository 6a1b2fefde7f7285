# METADATA
# title: Disruption budget that lets nothing or everything go
# description: >-
#   A budget says how many pods may be away while nodes are drained. One that lets none go stops every upgrade of a
#   node; one that says nothing protects nothing.
# custom:
#   id: K8S-DISRUPTION-BUDGET
#   domain: reliability
#   scope: object
#   severity: medium
#   remedy: Set maxUnavailable to 1 or more, or minAvailable to less than all
#   controls: []
#   variants:
#     none-away:
#       title: Disruption budget that lets no pod go
#     all-kept:
#       title: Disruption budget that wants every pod kept
#     empty:
#       title: Disruption budget that says nothing
#       severity: low
#     both:
#       title: Disruption budget that says two things
#       severity: low
#   kinds:
#     - {group: policy, kind: PodDisruptionBudget}
#   examples:
#     bad: |
#       {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 0, selector: {matchLabels: {app: web}}}}
#     good: |
#       {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}}
package rules.disruption_budget

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

budgets := kubernetes.of_kind("policy", "PodDisruptionBudget")

findings contains object.union(found, {"variant": variant}) if {
	some budget in budgets
	some [variant, path, message] in problems(budget.manifest.spec)
	found := kubernetes.object_finding(budget, path, message)
}

problems(spec) := array.concat(
	[["none-away", ["spec", "maxUnavailable"], "the budget lets no pod go"] | is_none(spec.maxUnavailable)],
	array.concat(
		[["all-kept", ["spec", "minAvailable"], "the budget wants every pod kept"] | is_all(spec.minAvailable)],
		array.concat(
			[["empty", ["spec"], "the budget says neither minAvailable nor maxUnavailable"] |
				not is_stated(spec, "minAvailable")
				not is_stated(spec, "maxUnavailable")
			],
			[["both", ["spec"], "the budget says both minAvailable and maxUnavailable"] |
				is_stated(spec, "minAvailable")
				is_stated(spec, "maxUnavailable")
			],
		),
	),
)

is_stated(spec, field) if spec[field] != null

is_none(value) if value in {0, "0"}

is_none(value) if percentage(value) == 0

is_all(value) if percentage(value) >= 100

percentage(value) := to_number(trim_suffix(value, "%")) if endswith(value, "%")
