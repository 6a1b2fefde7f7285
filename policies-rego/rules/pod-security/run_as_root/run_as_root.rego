# METADATA
# title: Container may run as root
# description: >-
#   Nothing keeps the container from user 0: neither it nor its pod sets runAsNonRoot to true or runAsUser to another
#   number. Root in a container is root on the node once anything else gives way.
# custom:
#   id: K8S-RUN-AS-ROOT
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: Set runAsNonRoot to true and runAsUser to a number above 0, for the pod or the container
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.7}
#     - {framework: PSS, id: restricted}
#     - {framework: HIPAA, id: 164.312(a)(1)}
#   variants:
#     asked: {title: Container runs as root, severity: high}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 0}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {runAsNonRoot: true, runAsUser: 10001}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.run_as_root

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains {
	"resource": container.resource,
	"subject": container.subject,
	"at": user.at,
	"variant": "asked",
	"message": concat(" ", [container.label, "runs as user 0"]),
} if {
	some container in kubernetes.containers
	is_root(container)
	user := kubernetes.effective(container, "runAsUser")
}

# With user 0 beside it the pod would not start, so that only what may run as root is held to another user.
findings contains object.union_n([found, {"at": at_of(container, found.at)}, kubernetes.context_patch(container, ["runAsNonRoot"], true)]) if {
	some container in kubernetes.containers
	container.whole
	not is_root(container)
	not is_kept_from_root(container)
	found := kubernetes.container_finding(
		container,
		["securityContext"],
		"may run as root: neither runAsNonRoot nor a runAsUser above 0 holds for it",
	)
}

is_root(container) if kubernetes.effective(container, "runAsUser").value in {0, "0"}

is_kept_from_root(container) if kubernetes.effective(container, "runAsNonRoot").value == true

is_kept_from_root(container) if {
	user := kubernetes.effective(container, "runAsUser").value
	is_number(user)
	user >= 1
}

# A setting that says the opposite is the place to change.
at_of(container, _) := kubernetes.effective(container, "runAsNonRoot").at

at_of(container, otherwise) := otherwise if not kubernetes.effective(container, "runAsNonRoot")
