# METADATA
# title: EKS control plane without logs
# description: >-
#   Of api, audit, authenticator, controllerManager and scheduler, each log says what the others do not.
# custom:
#   id: EKS-CONTROL-PLANE-LOGGING
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Enable all five types of logs of the control plane
#   controls: [{framework: HIPAA, id: 164.312(b)}, {framework: HIPAA, id: 164.308(a)(1)(ii)(D)}]
#   kinds:
#     - {group: eks.amazonaws.com, kind: ClusterDescribe}
#     - {group: "*", kind: CloudObject}
#     - {input_kind: cloud-describe, type: eks}
#   examples:
#     bad: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           Logging:
#             ClusterLogging:
#               - {Enabled: true, Types: [api, audit]}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           Logging:
#             ClusterLogging:
#               - {Enabled: true, Types: [api, audit, authenticator, controllerManager, scheduler]}
package rules.eks_logging

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["Logging", "ClusterLogging"]

types := {"api", "audit", "authenticator", "controllerManager", "scheduler"}

findings contains found if {
	some cluster in cloud.clusters.eks
	missing := types - enabled(cluster)
	count(missing) > 0
	message := concat("", ["the control plane does not log ", concat(", ", [concat("", ["`", type, "`"]) | some type in sort(missing)])])
	found := cloud.finding(cluster, path, message)
}

enabled(cluster) := {type |
	some each in cloud.value(cluster, path)
	object.get(each, "Enabled", object.get(each, "enabled", false)) == true
	some type in object.get(each, "Types", object.get(each, "types", []))
}
