# METADATA
# title: Ground that others stand on
# description: >-
#   Control planes, nodes, volumes, namespaces, custom resource definitions and finalizers carry what others run. To
#   delete all of them, or a control plane, is to delete the cluster: nobody can approve that. To touch them
#   otherwise needs approval in every environment.
# custom:
#   id: ACT-FOUNDATION
#   severity: high
#   effect: require_approval
#   approvers: [cluster-admin]
#   remedy: Name the one that is meant, and ask those who run the cluster
#   controls: []
#   variants:
#     all: {title: Destruction of the ground that others stand on, severity: critical, effect: deny, retryable: false}
#   examples:
#     bad: |
#       {"verb": "delete", "resource": "machinepools", "name": "control-plane", "environment": "development"}
#     good: |
#       {"verb": "update", "resource": "machinepools", "name": "workers", "environment": "development", "arguments": {"labels": ["blue"]}}
package action.rules.foundation
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message, "variant": "all"}) if {
	some act in action.acts
	act.class == "delete"
	action.is_about(act, ground)
	action.takes_all(act)
	message := concat("", [action.said(act), " takes all of them, and what stands on them"])
}

ground := {
	"nodes", "machines", "persistentvolumes", "customresourcedefinitions", "storageclasses", "apiservices", "clusters",
	"machinepools", "cloudaccounts", "clusterroles", "clusterrolebindings", "priorityclasses", "csidrivers",
}

findings contains object.union(action.place(act), {"message": message, "variant": "all"}) if {
	some act in action.acts
	act.class == "delete"
	is_control_plane(act)
	message := concat("", [action.said(act), " removes a control plane"])
}

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.acts
	act.class == "write"
	is_control_plane(act)
	message := concat("", [action.said(act), " changes a control plane"])
}

is_control_plane(act) if {
	some target in act.targets
	target.kind in {"machinepools", "machinedeployments", "kubeadmcontrolplanes", "controlplanes"}
	names_control_plane(target)
}

is_control_plane(act) if {
	some setting in action.settings
	setting.act.index == act.index
	setting.key in {"iscontrolplane", "controlplane"}
	action.word(setting.value) in action.on
}

names_control_plane(target) if contains(action.squeeze(target.kind), "controlplane")

names_control_plane(target) if {
	some word in ["controlplane", "master"]
	contains(action.squeeze(target.name), word)
}

# What guards an object against being deleted too early.
findings contains object.union(setting.place, {"message": "takes the finalizers off, which guard what still has to be done"}) if {
	some setting in action.settings
	"finalizers" in setting.keys
	action.is_empty(setting.value)
}

findings contains object.union(action.place(act), {"message": message}) if {
	some act in action.changing
	some target in act.targets
	touches(act, target)
	message := concat("", [action.said(act), " changes what the cluster stands on"])
}

touches(_, target) if target.subresource in {"finalize", "approval"}

touches(act, target) if {
	target.kind in {"nodes", "machines"}
	action.squeeze(act.verb) in {"drain", "debug", "reboot", "shutdown"}
}

touches(act, target) if {
	target.kind == "certificatesigningrequests"
	action.squeeze(act.verb) in {"approve", "certificateapprove"}
}

touches(act, _) if action.squeeze(act.verb) == "repave"

touches(act, target) if {
	action.squeeze(act.verb) == "approve"
	startswith(target.subresource, "repave")
}
