# METADATA
# title: Nothing of the kernel confines the container
# description: >-
#   Seccomp, SELinux, AppArmor and dropped capabilities are four ways to make a kernel say no. A container with none
#   of them, or with profiles that say Unconfined, has all of the kernel before it.
# custom:
#   id: K8S-LINUX-HARDENING
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: State a seccompProfile of type RuntimeDefault and drop capabilities
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.2}, {framework: CIS-Kubernetes-1.12, id: 5.6.3}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {readOnlyRootFilesystem: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {capabilities: {drop: [ALL]}}
package rules.linux_hardening

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not is_confined(container)
	found := kubernetes.container_finding(container, ["securityContext"], "has no seccomp profile, SELinux options, AppArmor profile or dropped capability")
}

# What it says confines nothing: a profile of that type, and the domains of SELinux that may do everything.
unconfined := {"Unconfined", "unconfined", "spc_t", "unconfined_t"}

is_confined(container) if {
	some field in ["seccompProfile", "seLinuxOptions", "appArmorProfile"]
	options := kubernetes.effective(container, field).value
	count(options) > 0
	not object.get(options, "type", "") in unconfined
}

is_confined(container) if count(container.spec.securityContext.capabilities.drop) > 0

is_confined(container) if {
	some key, profile in kubernetes.pod_annotations(container.pod)
	key in {
		"seccomp.security.alpha.kubernetes.io/pod",
		concat("", ["container.seccomp.security.alpha.kubernetes.io/", container.spec.name]),
		concat("", ["container.apparmor.security.beta.kubernetes.io/", container.spec.name]),
	}
	not profile in unconfined
}
