# METADATA
# title: Managed cluster without audit logs
# description: >-
#   Without audit logs nobody can tell afterwards who did what to the cluster.
# custom:
#   id: CLOUD-AUDIT-LOGS
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: "Enable the audit log of the control plane: on EKS the type audit, on GKE the logging service"
#   controls: [{framework: HIPAA, id: 164.312(b)}, {framework: HIPAA, id: 164.308(a)(1)(ii)(D)}]
#   kinds:
#     - {group: eks.amazonaws.com, kind: ClusterDescribe}
#     - {group: "*", kind: CloudObject}
#     - {input_kind: cloud-describe, type: eks}
#     - {group: container.googleapis.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: gke}
#   examples:
#     bad: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           Logging:
#             ClusterLogging:
#               - {Enabled: false, Types: [api, audit]}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         Cluster:
#           Logging:
#             ClusterLogging:
#               - {Enabled: true, Types: [api, audit]}
package rules.audit_logs

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["Logging", "ClusterLogging"]

findings contains found if {
	some cluster in cloud.clusters.eks
	not logs_audit(cluster)
	found := cloud.finding(cluster, path, "the control plane does not log `audit`")
}

logs_audit(cluster) if {
	some each in cloud.value(cluster, path)
	object.get(each, "Enabled", object.get(each, "enabled", false)) == true
	"audit" in object.get(each, "Types", object.get(each, "types", []))
}

findings contains found if {
	some cluster in cloud.clusters.gke
	not logs_somewhere(cluster)
	found := cloud.finding(cluster, ["loggingService"], "the logging service is off")
}

logs_somewhere(cluster) if {
	service := cloud.value(cluster, ["loggingService"])
	is_string(service)
	not service in {"", "none"}
}
