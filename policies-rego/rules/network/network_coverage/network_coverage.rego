# METADATA
# title: Pod that no network policy covers
# description: >-
#   A pod that no NetworkPolicy selects takes traffic from everywhere and sends it everywhere. One that is selected
#   for one direction is open in the other. Policies of Cilium count as those of Kubernetes.
# custom:
#   id: K8S-NETWORK-COVERAGE
#   domain: network
#   scope: set
#   severity: medium
#   remedy: Add a NetworkPolicy that selects the pod, for Ingress and Egress; begin each namespace with one that allows nothing
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.3.2}, {framework: HIPAA, id: 164.312(e)(1)}]
#   variants:
#     uncovered: {}
#     one-way:
#       title: Pod that network policies cover in one direction
#       severity: low
#     namespace:
#       title: Namespace without a network policy
#     no-default:
#       title: Namespace without a policy that refuses by default
#       severity: low
#     selects-nothing:
#       title: Network policy that selects nothing
#       severity: low
#   kinds:
#     - {group: networking.k8s.io, kind: NetworkPolicy}
#     - {group: extensions, kind: NetworkPolicy}
#     - {group: "", kind: Namespace}
#     - {group: cilium.io, kind: CiliumNetworkPolicy}
#     - {group: cilium.io, kind: CiliumClusterwideNetworkPolicy}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
#     good: |
#       {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: app, image: registry.example/app:1.4.2}]}}
#       ---
#       {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: none, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
package rules.network_coverage

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("network_coverage", facts)

findings contains object.union(each.found, {"resource": each.resource, "variant": "uncovered", "message": "no network policy selects the pods"}) if {
	some each in pods_known
	count(directions_of(each)) == 0
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "one-way", "message": message}) if {
	some each in pods_known
	covered := directions_of(each)
	missing := [direction | some direction in ["egress", "ingress"]; not direction in covered]
	count(missing) > 0
	message := concat("", ["no network policy holds for ", concat(" and ", missing), " of the pods"])
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "namespace", "message": "no network policy is in the namespace"}) if {
	some each in known
	each.sort == "namespace"
	not each.name in with_policy
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "no-default", "message": "no network policy refuses what no other allows"}) if {
	some each in known
	each.sort == "namespace"
	not each.name in with_default
}

# A namespace that is not there is told at the first of its pods.
findings contains object.union(each.found, {"resource": each.resource, "variant": "no-default", "message": "no network policy refuses what no other allows"}) if {
	some name, pods in pods_in
	name != "*"
	not name in with_default
	not name in namespaces
	first := min({pod.resource | some pod in pods})
	some each in pods
	each.resource == first
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "selects-nothing", "message": "the policy selects no pod"}) if {
	some each in known
	each.sort == "policy"
	not is_every_pod(each.selector)
	count(picked(each)) == 0
}

pods_known := [each | some each in known; each.sort == "pod"]

policies_known := [each | some each in known; each.sort == "policy"]

# By namespace; what is for every namespace is under `*`.
pods_in[pod.namespace] contains pod if some pod in pods_known

pods_in["*"] contains pod if some pod in pods_known

pods_by_label[[namespace, label, value]] contains pod if {
	some pod in pods_known
	some namespace in [pod.namespace, "*"]
	some label, value in pod.labels
}

# Policies that pick every pod are few in kind: of many in one namespace, one for each direction says all.
directions_in[policy.namespace] contains direction if {
	some policy in policies_known
	is_every_pod(policy.selector)
	some direction in policy.directions
}

directions_picked[pod] contains direction if {
	some policy in policies_known
	some pod in picked(policy)
	some direction in policy.directions
}

directions_of(pod) := object.get(directions_picked, [pod], set()) | {direction |
	some namespace in [pod.namespace, "*"]
	some direction in directions_in[namespace]
}

picked(policy) := [pod |
	not is_every_pod(policy.selector)
	some pod in kubernetes.fewest(pods_by_label, policy.namespace, policy.selector, object.get(pods_in, [policy.namespace], set()))
	kubernetes.selects(policy.selector, pod.labels)
]

# What holds for every namespace is in each.
with_policy := {name | some policy in policies_known; some name in names_of(policy.namespace)}

with_default := {name | some policy in policies_known; policy.refuses; some name in names_of(policy.namespace)}

names_of(namespace) := [namespace] if namespace != "*"

names_of("*") := namespaces | {pod.namespace | some pod in pods_known}

namespaces := {each.name | some each in known; each.sort == "namespace"}

is_every_pod(selector) if {
	is_object(selector)
	count(kubernetes.object_or_empty(selector, "matchLabels")) == 0
	count(kubernetes.list_or_empty(selector, "matchExpressions")) == 0
}

# What each document says by itself.
facts contains {"resource": pod.resource, "sort": "pod", "namespace": pod.namespace, "labels": labels, "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	labels := object.union(kubernetes.pod_labels(pod), {"io.kubernetes.pod.namespace": pod.namespace})
	found := object.remove(kubernetes.pod_finding(pod, [], ""), ["message"])
}

facts contains {"resource": namespace.resource, "sort": "namespace", "name": name, "found": found} if {
	some namespace in kubernetes.of_kind("", "Namespace")
	name := kubernetes.name(namespace.manifest)
	found := object.remove(kubernetes.object_finding(namespace, [], ""), ["message"])
}

facts contains {
	"resource": policy.resource, "sort": "policy", "namespace": kubernetes.namespace(policy.manifest), "selector": selector,
	"directions": directions, "refuses": refuses(policy.manifest.spec, selector, directions), "found": found,
} if {
	some policy in data.rules.network_policy_wide.policies
	selector := stated_or_empty(object.get(policy.manifest.spec, "podSelector", {}))
	directions := directions_stated(policy.manifest.spec)
	found := object.remove(kubernetes.object_finding(policy, ["spec", "podSelector"], ""), ["message"])
}

facts contains {
	"resource": policy.resource, "sort": "policy", "namespace": namespace, "selector": selector,
	"directions": directions, "refuses": refuses(spec, selector, directions), "found": found,
} if {
	some [kind, namespace, policy] in cilium
	some spec in array.concat([policy.manifest.spec | is_object(policy.manifest.spec)], kubernetes.list_or_empty(policy.manifest, "specs"))
	selector := plain_selector(spec.endpointSelector)
	directions := {direction |
		some direction in ["ingress", "egress"]
		some suffix in ["", "Deny"]
		is_array(spec[concat("", [direction, suffix])])
	}
	found := object.remove(kubernetes.object_finding(policy, [], ""), ["message"])
}

# One that is null says nothing, as one that is empty does.
stated_or_empty(null) := {}

stated_or_empty(selector) := selector if selector != null

cilium := array.concat(
	[["CiliumNetworkPolicy", kubernetes.namespace(policy.manifest), policy] | some policy in kubernetes.of_kind("cilium.io", "CiliumNetworkPolicy"); policy.group != null],
	[["CiliumClusterwideNetworkPolicy", "*", policy] | some policy in kubernetes.of_kind("cilium.io", "CiliumClusterwideNetworkPolicy"); policy.group != null],
)

# Cilium says where a label comes from, so that one label may be asked for twice.
plain_selector(selector) := {"matchExpressions": array.concat(
	[{"key": plain(key), "operator": "In", "values": [value]} | some key, value in kubernetes.object_or_empty(selector, "matchLabels")],
	[object.union(expression, {"key": plain(object.get(expression, "key", ""))}) | some expression in kubernetes.list_or_empty(selector, "matchExpressions")],
)} if {
	is_object(selector)
}

plain(key) := trim_prefix(trim_prefix(key, "k8s:"), "any:")

# Without policyTypes a policy is for ingress, and for egress if it has rules for it.
directions_stated(spec) := {lower(type) | some type in spec.policyTypes} if {
	count(kubernetes.list_or_empty(spec, "policyTypes")) > 0
} else := {"ingress"} | {"egress" | count(kubernetes.list_or_empty(spec, "egress")) > 0}

default refuses(_, _, _) := false

refuses(spec, selector, directions) if {
	is_every_pod(selector)
	some direction in directions
	count(kubernetes.list_or_empty(spec, direction)) == 0
}
