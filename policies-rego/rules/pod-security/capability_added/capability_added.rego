# METADATA
# title: Capability added to a container
# description: >-
#   Each capability is a part of what root may do. One that is added makes it more than what a runtime gives every
#   container; some of them come close to control of the node. A container that drops ALL and adds one by one has only
#   those that it adds.
# custom:
#   id: K8S-CAPABILITY-ADDED
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Remove the capability from capabilities.add, or run what needs it on its own
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.9}]
#   variants:
#     all:
#       title: Every capability added
#       severity: critical
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.8}
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     admin:
#       title: Capability SYS_ADMIN added
#       severity: high
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     module:
#       title: Capability SYS_MODULE added
#       severity: high
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     network:
#       title: Capability NET_ADMIN added
#       severity: high
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     raw:
#       title: Capability NET_RAW added
#       severity: medium
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.8}
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     kernel:
#       title: Capability that reaches into the kernel added
#       severity: high
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     powerful:
#       title: Capability beyond what runtimes give
#       severity: medium
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     misspelt:
#       title: Capability in a spelling that the standard does not know
#       severity: low
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     transfer:
#       title: Capability SETPCAP added
#       severity: medium
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: restricted}
#     ordinary:
#       title: Capability added that runtimes give anyway
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.2.9}
#         - {framework: PSS, id: restricted}
#     binding:
#       title: Capability NET_BIND_SERVICE added
#       severity: info
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {capabilities: {drop: [ALL]}}
package rules.capability_added

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# Those that are named for themselves: each is a way to the node, or to the traffic of others.
sorts := {
	"ALL": "all", "SYS_ADMIN": "admin", "SYS_MODULE": "module", "NET_ADMIN": "network", "NET_RAW": "raw", "SETPCAP": "transfer",
	"NET_BIND_SERVICE": "binding", "SYS_RAWIO": "kernel", "SYS_PTRACE": "kernel", "SYS_BOOT": "kernel", "MAC_OVERRIDE": "kernel",
	"MAC_ADMIN": "kernel", "PERFMON": "kernel", "BPF": "kernel",
}

# What runtimes give every container anyway.
ordinary := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "SETFCAP", "SETGID", "SETUID", "SYS_CHROOT",
}

findings contains object.union(found, {"variant": variant(name, capability), "at": at}) if {
	some container in kubernetes.containers
	some index, capability in container.spec.securityContext.capabilities.add
	name := name_of(capability)
	at := kubernetes.pointer(container.at, ["securityContext", "capabilities", "add", index])
	found := kubernetes.container_finding(container, [], concat(" ", ["adds capability", shown(name)]))
}

shown(name) := concat("", ["`", name, "`"]) if {
	not startswith(name, "of type ")
} else := name

# Runtimes read both spellings.
name_of(capability) := trim_prefix(upper(capability), "CAP_") if {
	is_string(capability)
} else := concat("", ["of type ", type_name(capability)])

# The standard knows one spelling, and takes any other for a capability that it does not allow.
variant(name, capability) := "misspelt" if {
	sort_of(name) in {"ordinary", "transfer", "binding"}
	capability != name
} else := sort_of(name)

sort_of(name) := sorts[name] if {
	sorts[name]
} else := "ordinary" if {
	name in ordinary
} else := "powerful"
