# METADATA
# title: Command runs sudo
# description: >-
#   A container that calls sudo needs privilege escalation and a user that may become root: both are what a container
#   should not have.
# custom:
#   id: K8S-SUDO
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Run the container as the user that its command needs, without sudo
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
#             command: [sh, -c, sudo cat /etc/shadow]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             command: [sh, -c, cat /etc/hostname]
package rules.sudo

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	some field in ["command", "args"]
	some index, text in container.spec[field]
	regex.match(`(^|[\s;&|(/])sudo(\s|$)`, text)
	at := kubernetes.pointer(container.at, [field, index])
	found := kubernetes.container_finding(container, [], "runs sudo")
}
