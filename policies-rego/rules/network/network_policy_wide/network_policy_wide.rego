# METADATA
# title: Network policy that lets everybody in or out
# description: >-
#   A rule without peers, with a selector that picks every namespace or with a block of all addresses, allows what the
#   policy was made to forbid. An empty podSelector alone is the own namespace.
# custom:
#   id: K8S-NETWORK-POLICY-WIDE
#   domain: network
#   scope: object
#   severity: low
#   remedy: "Name the peers: labels of pods and namespaces, or a block of addresses"
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.3.2}]
#   variants:
#     everybody: {}
#     every-pod:
#       title: Network policy that allows something for every pod
#       severity: info
#   kinds:
#     - {group: networking.k8s.io, kind: NetworkPolicy}
#     - {group: extensions, kind: NetworkPolicy}
#   examples:
#     bad: |
#       {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{namespaceSelector: {}}]}]}}
#     good: |
#       {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop}, spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: front}}}]}]}}
package rules.network_policy_wide

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

policies := array.concat(
	kubernetes.of_kind("networking.k8s.io", "NetworkPolicy"),
	[policy | some policy in kubernetes.of_kind("extensions", "NetworkPolicy"); policy.group != null],
)

peers := {"ingress": "from", "egress": "to"}

findings contains object.union(found, {"variant": "everybody", "at": at}) if {
	some policy in policies
	some direction, field in peers
	some index, rule in policy.manifest.spec[direction]
	count(kubernetes.list_or_empty(rule, field)) == 0
	at := kubernetes.pointer(policy.at, ["spec", direction, index])
	found := kubernetes.object_finding(policy, [], concat(" ", ["a rule for", direction, "names nobody, and so allows everybody"]))
}

findings contains object.union(found, {"variant": "everybody", "at": at}) if {
	some policy in policies
	some direction, field in peers
	some index, rule in policy.manifest.spec[direction]
	some position, peer in rule[field]
	words := wide(peer)
	at := kubernetes.pointer(policy.at, ["spec", direction, index, field, position])
	found := kubernetes.object_finding(policy, [], concat(" ", ["a rule for", direction, "allows", words]))
}

# Pods alone are those of the policy's own namespace, however many a selector picks.
wide(peer) := "every address" if {
	regex.match(`^(0{1,3}(\.0{1,3}){3}|[0:]+)/0$`, peer.ipBlock.cidr)
} else := "every namespace" if {
	is_empty(peer.namespaceSelector)
	not peer.podSelector
} else := "every pod" if {
	is_empty(peer.podSelector)
	is_empty(peer.namespaceSelector)
} else := "everybody" if peer == {}

is_empty(selector) if {
	is_object(selector)
	count(kubernetes.object_or_empty(selector, "matchLabels")) == 0
	count(kubernetes.list_or_empty(selector, "matchExpressions")) == 0
}

# A policy for every pod that allows nothing is what a namespace should begin with.
findings contains object.union(found, {"variant": "every-pod"}) if {
	some policy in policies
	is_empty(object.get(policy.manifest.spec, "podSelector", {}))
	some direction, _ in peers
	count(kubernetes.list_or_empty(policy.manifest.spec, direction)) > 0
	found := kubernetes.object_finding(policy, ["spec", "podSelector"], "the policy allows something for every pod of its namespace")
}
