# METADATA
# title: Two of what is to be one
# description: >-
#   Two Ingresses for one host, two Services for the same pods or two workloads under one account take each other's
#   traffic or rights: who changes one changes the other.
# custom:
#   id: K8S-SHARED
#   domain: network
#   scope: set
#   severity: low
#   remedy: Give each its own
#   controls: []
#   variants:
#     host:
#       title: Two Ingresses for one host
#       severity: medium
#     selector:
#       title: Two Services for the same pods
#     account:
#       title: Two workloads under one ServiceAccount
#   kinds:
#     - {group: "", kind: Service}
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: extensions, kind: Ingress}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: Service, metadata: {name: a, namespace: shop}, spec: {selector: {app: web}}}
#       ---
#       {apiVersion: v1, kind: Service, metadata: {name: b, namespace: shop}, spec: {selector: {app: web}}}
#     good: |
#       {apiVersion: v1, kind: Service, metadata: {name: a, namespace: shop}, spec: {selector: {app: web}}}
#       ---
#       {apiVersion: v1, kind: Service, metadata: {name: b, namespace: shop}, spec: {selector: {app: db}}}
package rules.shared

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("shared", facts)

findings contains object.union(each.found, {"resource": each.resource, "variant": each.sort}) if {
	some _, each_list in claims
	count({claim.by | some claim in each_list}) > 1
	some each in each_list
}

claims[[fact.sort, fact.claim]] contains fact if some fact in known

# Two of one name are two where their namespaces differ.
identity(found) := [found.kind, kubernetes.namespace(found.manifest), kubernetes.name(found.manifest)]

facts contains {"resource": ingress.resource, "sort": "host", "claim": host, "by": identity(ingress), "found": found} if {
	some ingress in data.rules.ingress.ingresses
	some index, rule in ingress.manifest.spec.rules
	host := rule.host
	host != ""
	found := object.union(
		kubernetes.object_finding(ingress, [], concat("", ["another Ingress is for host `", host, "`, too"])),
		{"at": kubernetes.pointer(ingress.at, ["spec", "rules", index, "host"])},
	)
}

facts contains {"resource": service.resource, "sort": "selector", "claim": claim, "by": identity(service), "found": found} if {
	some service in kubernetes.of_kind("", "Service")
	count(service.manifest.spec.selector) > 0
	claim := [kubernetes.namespace(service.manifest), service.manifest.spec.selector]
	found := kubernetes.object_finding(service, ["spec", "selector"], "another Service selects the same pods")
}

facts contains {"resource": pod.resource, "sort": "account", "claim": [pod.namespace, account], "by": identity(pod.owner), "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	account := kubernetes.account_of(pod)
	account != "default"
	found := kubernetes.pod_finding(pod, ["serviceAccountName"], concat("", ["another workload runs under ServiceAccount `", account, "`, too"]))
}
