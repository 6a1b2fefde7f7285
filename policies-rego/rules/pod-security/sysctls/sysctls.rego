# METADATA
# title: Kernel setting of a pod
# description: >-
#   Sysctls change the kernel. The Pod Security Standards allow those that concern the pod alone; others slow down or
#   stop what else runs on the node. A value with `+` or `=` in it has been used to break out of CRI-O
#   (CVE-2022-0811).
# custom:
#   id: K8S-SYSCTLS
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Remove the sysctl, or have it set for the node
#   controls: []
#   variants:
#     unsafe:
#       controls:
#         - {framework: PSS, id: baseline}
#         - {framework: PSS, id: restricted}
#     safe:
#       title: Kernel setting of a pod, one that concerns it alone
#       severity: info
#     break-out:
#       title: Kernel setting that breaks out of CRI-O
#       severity: critical
#     refused:
#       title: Kernel setting that is not allowed here
#       severity: medium
#   parameters: [allowed_sysctls, forbidden_sysctls]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext:
#           sysctls: [{name: kernel.msgmax, value: "65536"}]
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         securityContext: {runAsNonRoot: true}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.sysctls

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

safe := {
	"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
	"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
	"net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
	"net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_syncookies",
	"net.ipv4.tcp_wmem",
}

stated := [[pod, index, sysctl, name] |
	some pod in kubernetes.pods
	some index, sysctl in pod.spec.securityContext.sysctls
	name := kubernetes.text_or(object.get(sysctl, "name", null), "(unnamed)")
]

findings contains object.union(found, {"variant": variant(name), "at": at}) if {
	some [pod, index, _, name] in stated
	at := kubernetes.pointer(pod.at, ["securityContext", "sysctls", index])
	found := kubernetes.pod_finding(pod, [], concat("", ["the pod sets sysctl `", name, "`"]))
}

findings contains object.union(found, {"variant": "break-out", "at": at}) if {
	some [pod, index, sysctl, name] in stated
	some mark in ["+", "="]
	contains(sysctl.value, mark)
	at := kubernetes.pointer(pod.at, ["securityContext", "sysctls", index, "value"])
	found := kubernetes.pod_finding(pod, [], concat("", ["the value of sysctl `", name, "` has a `", mark, "` in it"]))
}

findings contains object.union(found, {"variant": "refused", "at": at}) if {
	some [pod, index, _, name] in stated
	is_refused(name)
	at := kubernetes.pointer(pod.at, ["securityContext", "sysctls", index])
	found := kubernetes.pod_finding(pod, [], concat("", ["sysctl `", name, "` is not allowed here"]))
}

# As older kubelets read it, a name may have slashes.
variant(name) := "safe" if {
	replace(name, "/", ".") in safe
} else := "unsafe"

is_refused(name) if kubernetes.is_among(name, parameters.values.forbidden_sysctls)

is_refused(name) if not kubernetes.is_among(name, parameters.values.allowed_sysctls)
