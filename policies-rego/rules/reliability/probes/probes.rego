# METADATA
# title: Container without probes
# description: >-
#   Without a readiness probe a pod gets traffic before it can answer; without a liveness probe one that hangs is not
#   restarted. Two that are the same make of a pod that is busy one that is killed.
# custom:
#   id: K8S-PROBES
#   domain: reliability
#   scope: object
#   severity: low
#   remedy: State a readinessProbe, and a livenessProbe that asks for less
#   controls: []
#   variants:
#     liveness:
#       title: No liveness probe
#     readiness:
#       title: No readiness probe
#     liveness-of-job:
#       title: No liveness probe in a pod that ends
#       severity: info
#     readiness-of-job:
#       title: No readiness probe in a pod that ends
#       severity: info
#     none:
#       title: No probe at all
#     same:
#       title: Liveness and readiness probe are the same
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             livenessProbe:
#               tcpSocket: {port: 8080}
#             readinessProbe:
#               httpGet: {path: /ready, port: 8080}
package rules.probes

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

lasting := [container |
	some container in kubernetes.containers
	container.whole
	is_lasting(container)
]

is_lasting(container) if container.sort == "containers"

is_lasting(container) if {
	container.sort == "initContainers"
	container.spec.restartPolicy == "Always"
}

findings contains object.union(found, {"variant": concat("", [kind, ends(container)])}) if {
	some container in lasting
	some kind in ["liveness", "readiness"]
	field := concat("", [kind, "Probe"])
	object.get(container.spec, field, null) in {null, {}}
	found := kubernetes.container_finding(container, [field], concat(" ", ["has no", field]))
}

findings contains object.union(found, {"variant": "none"}) if {
	some container in lasting
	every field in ["livenessProbe", "readinessProbe", "startupProbe"] {
		object.get(container.spec, field, null) in {null, {}}
	}
	found := kubernetes.container_finding(container, [], "has no probe at all")
}

findings contains object.union(found, {"variant": "same"}) if {
	some container in lasting
	is_object(container.spec.livenessProbe)
	container.spec.livenessProbe == container.spec.readinessProbe
	found := kubernetes.container_finding(container, ["readinessProbe"], "has the same probe for liveness and readiness")
}

# Whatever runs to its end is neither restarted nor sent traffic.
ends(container) := "-of-job" if {
	container.pod.spec.restartPolicy in {"Never", "OnFailure"}
} else := ""
