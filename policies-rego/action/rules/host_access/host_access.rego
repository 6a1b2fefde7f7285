# METADATA
# title: Pod that owns its host
# description: >-
#   A pod that shares its host's namespaces, is privileged or mounts the host's root is root on the node. In
#   production nobody can approve that as an action: it belongs into a reviewed configuration.
# custom:
#   id: ACT-HOST-ACCESS
#   severity: high
#   effect: require_approval
#   approvers: [security-owner]
#   remedy: Leave out the host's namespaces, privileged and host paths, or apply a reviewed configuration
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.2.2}, {framework: CIS-Kubernetes-1.12, id: 5.2.3}]
#   variants:
#     production: {severity: critical, effect: deny}
#   examples:
#     bad: |
#       {"verb": "create", "resource": "pods", "name": "x", "environment": "development", "arguments": {"spec": {"hostPID": true}}}
#     good: |
#       {"verb": "create", "resource": "pods", "name": "x", "environment": "development", "arguments": {"spec": {"hostPID": false}}}
package action.rules.host_access
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(setting.place, {"message": message, "variant": variant(setting.act)}) if {
	some setting in action.settings
	owns(setting)
	message := concat("", [action.quoted(action.path_of(setting)), " gives the pod its host"])
}

owns(setting) if {
	setting.key in {"hostpid", "hostipc", "hostnetwork", "privileged", "allowprivileged"}
	action.word(setting.value) in action.on
}

owns(setting) if {
	setting.keys[count(setting.keys) - 2] == "hostpath"
	setting.key == "path"
	action.word(setting.value) in {"/", "/etc", "/root", "/home", "/proc", "/sys", "/dev", "/boot", "/var", "/var/run", "/run"}
}

owns(setting) if {
	"hostpath" in setting.keys
	some part in ["docker.sock", "containerd.sock", "crio.sock", "/var/lib/kubelet", "/etc/kubernetes", "/var/lib/etcd"]
	contains(setting.value, part)
}

owns(setting) if {
	"capabilities" in setting.keys
	"add" in setting.keys
	action.word(setting.value) in {"all", "sys_admin", "cap_sys_admin", "sys_ptrace", "sys_module", "sys_rawio"}
}

variant(act) := "production" if {
	act.production
} else := "elsewhere"
