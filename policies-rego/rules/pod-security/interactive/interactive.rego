# METADATA
# title: Container waits for somebody to type
# description: >-
#   A container with stdin or tty is one that somebody attaches to. What is typed there was reviewed by nobody.
# custom:
#   id: K8S-INTERACTIVE
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Remove stdin and tty
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
#             tty: true
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             tty: false
package rules.interactive

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"patch": [{"op": "remove", "path": found.at}]}) if {
	some container in kubernetes.containers
	some field in ["stdin", "tty"]
	kubernetes.is_yes(container.spec[field])
	found := kubernetes.container_finding(container, [field], concat(" ", ["has", field]))
}
