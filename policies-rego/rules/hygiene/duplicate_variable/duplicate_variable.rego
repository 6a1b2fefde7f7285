# METADATA
# title: Environment variable stated twice
# description: >-
#   Of two variables of one name the last one counts, and who reads the first believes it.
# custom:
#   id: K8S-DUPLICATE-VARIABLE
#   domain: hygiene
#   scope: object
#   severity: low
#   remedy: State each variable once
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             env: [{name: MODE, value: a}, {name: MODE, value: b}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             env: [{name: MODE, value: a}, {name: LEVEL, value: b}]
package rules.duplicate_variable

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	some index, variable in container.spec.env
	some earlier in array.slice(container.spec.env, 0, index)
	earlier.name == variable.name
	at := kubernetes.pointer(container.at, ["env", index])
	found := kubernetes.container_finding(container, [], concat("", ["states variable `", variable.name, "` again"]))
}
