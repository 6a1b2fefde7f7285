# METADATA
# title: Managed cluster without RBAC
# description: >-
#   Without RBAC, whoever may enter the cluster may do everything in it.
# custom:
#   id: CLOUD-RBAC
#   domain: cloud
#   scope: object
#   severity: critical
#   remedy: Create the cluster with RBAC; on GKE, disable legacy authorization
#   controls: [{framework: HIPAA, id: 164.312(a)(1)}]
#   kinds:
#     - {group: management.azure.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: aks}
#     - {group: container.googleapis.com, kind: ClusterDescribe}
#     - {input_kind: cloud-describe, type: gke}
#   examples:
#     bad: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           enableRBAC: false
#     good: |
#       apiVersion: management.azure.com/v1
#       kind: ClusterDescribe
#       metadata: {name: shop}
#       data:
#         properties:
#           enableRBAC: true
package rules.cluster_rbac

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some cluster in cloud.clusters.aks
	not cloud.value(cluster, ["enableRBAC"]) == true
	found := cloud.finding(cluster, ["enableRBAC"], "RBAC is off")
}

findings contains found if {
	some cluster in cloud.clusters.gke
	is_on(cloud.value(cluster, ["legacyAbac", "enabled"]))
	found := cloud.finding(cluster, ["legacyAbac", "enabled"], "legacy authorization is on")
}

is_on(value) if not value in {false, null}
