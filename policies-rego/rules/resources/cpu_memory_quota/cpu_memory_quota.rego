# METADATA
# title: ResourceQuota that leaves resources out
# description: >-
#   A ResourceQuota bounds what a namespace takes. What it does not name, it does not bound: requests are what is paid
#   for, limits are what a node may be asked for.
# custom:
#   id: K8S-RESOURCE-QUOTA
#   domain: resources
#   scope: object
#   severity: low
#   remedy: Name requests.cpu, requests.memory, limits.cpu and limits.memory under spec.hard
#   controls: []
#   kinds:
#     - {group: "", kind: ResourceQuota}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: ResourceQuota, metadata: {name: team, namespace: shop}, spec: {hard: {requests.cpu: "10", limits.cpu: "20"}}}
#     good: |
#       {apiVersion: v1, kind: ResourceQuota, metadata: {name: team, namespace: shop}, spec: {hard: {requests.cpu: "10", requests.memory: 20Gi, limits.cpu: "20", limits.memory: 40Gi}}}
package rules.cpu_memory_quota

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some quota in kubernetes.of_kind("", "ResourceQuota")
	missing := [name |
		some name in ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"]
		not is_bounded(quota.manifest.spec.hard, name)
	]
	count(missing) > 0
	found := kubernetes.object_finding(quota, ["spec", "hard"], concat(" ", ["the quota does not bound", concat(", ", missing)]))
}

findings contains found if {
	some quota in kubernetes.of_kind("", "ResourceQuota")
	object.get(quota.manifest, ["spec", "hard"], null) == null
	found := kubernetes.object_finding(quota, ["spec"], "the quota bounds nothing")
}

is_bounded(hard, name) if kubernetes.quantity(hard[name]) >= 0

# `cpu` and `memory` alone are the requests.
is_bounded(hard, name) if {
	startswith(name, "requests.")
	kubernetes.quantity(hard[trim_prefix(name, "requests.")]) >= 0
}
