# METADATA
# title: Update that takes every pod away
# description: >-
#   With Recreate, or with a rolling update that may take all pods away, nothing answers while a Deployment is
#   updated; one that may add and take away none cannot be updated.
# custom:
#   id: K8S-UPDATE-STRATEGY
#   domain: reliability
#   scope: object
#   severity: low
#   remedy: Use RollingUpdate with maxUnavailable below all, or maxSurge above none
#   controls: []
#   variants:
#     recreate: {}
#     all-away: {}
#     stuck:
#       title: Update that cannot get on
#   examples:
#     bad: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         strategy: {type: Recreate}
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
#     good: |
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: web}
#       spec:
#         strategy: {type: RollingUpdate}
#         selector: {matchLabels: {app: web}}
#         template:
#           metadata: {labels: {app: web}}
#           spec:
#             containers:
#               - name: app
#                 image: registry.example/app:1.4.2
package rules.update_strategy

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant}) if {
	some workload in kubernetes.resources
	kubernetes.is_scaled(workload)
	workload.kind == "Deployment"
	some [variant, path, message] in problems(workload.manifest.spec.strategy)
	found := kubernetes.object_finding(workload, array.concat(["spec", "strategy"], path), message)
}

problems(strategy) := array.concat(
	[["recreate", ["type"], "the Deployment is stopped while it is updated"] | not object.get(strategy, "type", null) in {"RollingUpdate", "", null}],
	array.concat(
		[["all-away", ["rollingUpdate", "maxUnavailable"], "every pod may be away during an update"] |
			trim_space(strategy.rollingUpdate.maxUnavailable) == "100%"
		],
		[["stuck", ["rollingUpdate"], "no pod may be added or taken away, so no update gets on"] |
			strategy.rollingUpdate.maxSurge in {0, "0", "0%"}
			strategy.rollingUpdate.maxUnavailable in {0, "0", "0%"}
		],
	),
)
