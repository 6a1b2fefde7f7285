# METADATA
# title: SELinux options beyond the standard
# description: >-
#   With options of SELinux a pod picks the label that it runs under. The Pod Security Standards let it pick one of
#   the types that containers have, and no user or role.
# custom:
#   id: K8S-SELINUX
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Remove user and role, and leave type to the runtime or set it to container_t
#   controls: [{framework: PSS, id: baseline}, {framework: PSS, id: restricted}]
#   variants:
#     type:
#       title: SELinux type beyond the standard
#     user:
#       title: SELinux user set
#     role:
#       title: SELinux role set
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {seLinuxOptions: {type: spc_t}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {seLinuxOptions: {type: container_t, level: "s0:c1,c2"}}
package rules.selinux

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

types := {"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"}

findings contains object.union(found, {"variant": field}) if {
	some container in kubernetes.containers
	some field, words in refused(container.spec.securityContext.seLinuxOptions)
	found := kubernetes.container_finding(container, ["securityContext", "seLinuxOptions", field], words)
}

findings contains object.union(found, {"variant": field}) if {
	some pod in kubernetes.pods
	some field, words in refused(pod.spec.securityContext.seLinuxOptions)
	found := kubernetes.pod_finding(pod, ["securityContext", "seLinuxOptions", field], concat(" ", ["the pod", words]))
}

refused(options) := {field: words |
	some field in ["type", "user", "role"]
	value := options[field]
	value != null
	not is_allowed(field, value)
	words := concat("", ["asks for SELinux ", field, " `", kubernetes.text_or(value, type_name(value)), "`"])
}

is_allowed("type", value) if value in types

is_allowed(field, value) if {
	field in {"user", "role"}
	value == ""
}
