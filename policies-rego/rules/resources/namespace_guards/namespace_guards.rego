# METADATA
# title: Namespace without quota or limits
# description: >-
#   Without a ResourceQuota one namespace may take all of a cluster; without a LimitRange a container that states
#   nothing takes all of its node. They are looked for among the objects that are judged together.
# custom:
#   id: K8S-NAMESPACE-GUARDS
#   domain: resources
#   scope: set
#   severity: info
#   remedy: Add a ResourceQuota and a LimitRange to the namespace
#   controls: []
#   variants:
#     quota:
#       title: Namespace without a ResourceQuota
#     limit-range:
#       title: Namespace without a LimitRange
#   kinds:
#     - {group: "", kind: Namespace}
#     - {group: "", kind: ResourceQuota}
#     - {group: "", kind: LimitRange}
#     - {group: "", kind: PersistentVolumeClaim}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
#     good: |
#       {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
#       ---
#       {apiVersion: v1, kind: ResourceQuota, metadata: {name: team, namespace: shop}}
#       ---
#       {apiVersion: v1, kind: LimitRange, metadata: {name: team, namespace: shop}}
package rules.namespace_guards

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("namespace_guards", facts)

findings contains object.union(each.found, {"resource": each.resource, "variant": variant, "message": message}) if {
	some each in known
	each.sort in {"namespace", "used"}
	some kind, variant in guards
	not is_guarded(each.name, kind)
	is_first(each)
	message := concat("", ["no ", kind, " is in namespace `", each.name, "`"])
}

guards := {"ResourceQuota": "quota", "LimitRange": "limit-range"}

guarded := {[each.name, each.sort] | some each in known; guards[each.sort]}

is_guarded(name, kind) if [name, kind] in guarded

# A namespace is told once: by itself if it is there, else by the first object in it.
is_first(each) if each.sort == "namespace"

is_first(each) if {
	each.sort == "used"
	not each.name in namespaces
	each.resource == first_used[each.name]
}

namespaces := {each.name | some each in known; each.sort == "namespace"}

used[each.name] contains each.resource if {
	some each in known
	each.sort == "used"
}

first_used[name] := min(numbers) if some name, numbers in used

facts contains {"resource": namespace.resource, "sort": "namespace", "name": kubernetes.name(namespace.manifest), "found": found} if {
	some namespace in kubernetes.of_kind("", "Namespace")
	found := object.remove(kubernetes.object_finding(namespace, [], ""), ["message"])
}

facts contains {"resource": guard.resource, "sort": kind, "name": kubernetes.namespace(guard.manifest)} if {
	some kind, _ in guards
	some guard in kubernetes.of_kind("", kind)
}

facts contains {"resource": pod.resource, "sort": "used", "name": pod.namespace, "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	found := object.remove(kubernetes.object_finding(pod.owner, ["metadata", "namespace"], ""), ["message"])
}

facts contains {"resource": claim.resource, "sort": "used", "name": kubernetes.namespace(claim.manifest), "found": found} if {
	some claim in kubernetes.of_kind("", "PersistentVolumeClaim")
	found := object.remove(kubernetes.object_finding(claim, ["metadata", "namespace"], ""), ["message"])
}
