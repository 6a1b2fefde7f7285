# METADATA
# title: Role that changes workloads
# description: >-
#   Who changes a workload decides what its pods run, and so has what its service account and its Secrets are.
# custom:
#   id: K8S-RBAC-WORKLOAD-WRITE
#   domain: rbac
#   scope: object
#   severity: medium
#   remedy: Take the verbs that write out of the role, or grant them to deployment automation alone
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.4}]
#   kinds:
#     - {group: rbac.authorization.k8s.io, kind: Role}
#     - {group: rbac.authorization.k8s.io, kind: ClusterRole}
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [apps]
#           resources: [deployments]
#           verbs: [update]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: deployer}
#       rules:
#         - apiGroups: [apps]
#           resources: [deployments]
#           verbs: [get, list, watch]
package rules.rbac_workload_write

import data.lib.rbac

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some grant in rbac.grants
	found := rbac.allows(grant, rbac.writing | {"impersonate"}, wanted)
}

wanted := {
	"": {"pods", "replicationcontrollers"},
	"apps": {"deployments", "daemonsets", "replicasets", "statefulsets"},
	"batch": {"jobs", "cronjobs"},
}
