# METADATA
# title: User or group below 10000
# description: >-
#   A user number of the node may be that of a container, too: whatever breaks out then has that user's rights.
#   Numbers from 10000 on rarely belong to anybody.
# custom:
#   id: K8S-LOW-USER-ID
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Set runAsUser and runAsGroup to 10000 or above
#   controls: []
#   variants:
#     user:
#       title: User below 10000
#     group:
#       title: Group below 10000
#   parameters: [lowest_user_id]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 1000, runAsGroup: 10001}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 10001, runAsGroup: 10001}
package rules.low_user_id

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

fields := {"runAsUser": "user", "runAsGroup": "group"}

findings contains {
	"resource": container.resource,
	"subject": container.subject,
	"at": at,
	"variant": variant,
	"message": concat(" ", [container.label, words]),
} if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	some field, variant in fields
	not is_high(container, field)
	at := place_of(container, field)
	words := message(container, field)
}

is_high(container, field) if {
	value := kubernetes.effective(container, field).value
	is_number(value)
	value >= to_number(parameters.values.lowest_user_id)
}

place_of(container, field) := kubernetes.effective(container, field).at if {
	kubernetes.effective(container, field)
} else := kubernetes.place(container.at, container.spec, ["securityContext", field])

message(container, field) := concat("", ["has ", field, " ", shown, ", below ", parameters.values.lowest_user_id]) if {
	value := kubernetes.effective(container, field).value
	is_number(value)
	shown := format_int(value, 10)
} else := concat("", ["has no ", field, " of ", parameters.values.lowest_user_id, " or above"])
