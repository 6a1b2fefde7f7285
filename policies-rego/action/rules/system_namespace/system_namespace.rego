# METADATA
# title: Deletion of a system namespace
# description: >-
#   With kube-system and its like goes the cluster. Nobody can approve that, and a deletion of namespaces that names none
#   would take them too.
# custom:
#   id: ACT-SYSTEM-NAMESPACE
#   severity: critical
#   effect: deny
#   retryable: false
#   remedy: Delete the single resource that is meant, by its name
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.1}]
#   parameters: [system_namespaces]
#   variants:
#     change: {title: Change in a system namespace, severity: medium, effect: require_approval, approvers: [cluster-admin], retryable: true, remedy: "Ask for approval, naming what is changed and why"}
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "namespaces", "name": "kube-system", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "delete", "resource": "configmaps", "name": "old-settings", "namespace": "shop", "environment": "development"}
package action.rules.system_namespace

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(place_of(act), {"message": concat("", ["deletes the system namespace `", name, "`"])}) if {
	some act in deleting_namespaces
	some name in names(act)
	is_system(name)
}

findings contains object.union(action.place(act), {"message": "deletes namespaces without naming them, those of the system among them"}) if {
	some act in deleting_namespaces
	names_none(act)
}

findings contains object.union(place_of(act), {"message": "deletes namespaces by a pattern, those of the system among them"}) if {
	some act in deleting_namespaces
	some name in names(act)
	is_a_pattern(name)
}

# Everything in it is as good as the namespace itself.
findings contains object.union(place_in(act), {"message": concat("", ["empties the system namespace `", namespace, "`"])}) if {
	some act in action.acts
	empties(act)
	namespace := lower(trim_space(act.namespace))
	is_system(namespace)
}

empties(act) if {
	act.class == "delete"
	not action.is_about(act, {"namespaces"})
	action.takes_all(act)
}

findings contains object.union(action.place(act), {"message": "empties every namespace, those of the system among them"}) if {
	some act in action.acts
	act.class == "delete"
	act.all_namespaces == true
	action.takes_all(act)
}

findings contains object.union(place_in(act), {"message": message, "variant": "change"}) if {
	some act in action.changing
	not action.is_about(act, {"namespaces"})
	not empties(act)
	some namespace in action.namespaces(act)
	is_system(namespace)
	message := concat("", [action.said(act), " changes the system namespace `", namespace, "`"])
}

# Arguments may name more than the reader took for a name.
findings contains object.union(setting.place, {"message": concat("", ["deletes the system namespace `", name, "`"])}) if {
	some setting in action.settings
	deletes_namespaces(setting.act)
	setting.act.class == "delete"
	setting.key in {"name", "names", "namespace", "namespaces", "args", "target", "targets"}
	some name in texts(setting.value)
	is_system(name)
}

# Those that a selector picks, or a file, are others.
names_none(act) if {
	action.takes_all(act)
	every name in names(act) {
		not is_a_pattern(name)
	}
}

names_none(act) if {
	count(names(act)) == 0
	not act.selector
	count(object.get(act, "files", [])) == 0
}

deleting_namespaces := [act |
	some act in action.acts
	act.class == "delete"
	deletes_namespaces(act)
]

deletes_namespaces(act) if action.is_about(act, {"namespaces"})

deletes_namespaces(act) if {
	some manifest in act.manifests
	manifest.object.kind == "Namespace"
}

# Wherever a namespace can be named.
names(act) := {name |
	some target in act.targets
	target.kind == "namespaces"
	some name in texts(target.name)
} | {name |
	some manifest in act.manifests
	manifest.object.kind == "Namespace"
	some name in texts(manifest.object.metadata.name)
} | {name |
	every target in act.targets {
		not target.name
	}
	some name in texts(act.namespace)
}

# Several names in one text, as a shell line has them.
texts(value) := {text |
	some word in split(strings.replace_n({",": " ", "\t": " ", "\n": " "}, lower(value)), " ")
	some text in [trim_prefix(trim_prefix(trim_prefix(word, "namespaces/"), "namespace/"), "ns/")]
	text != ""
}

is_a_pattern(name) if name == "--all"

is_a_pattern(name) if action.is_pattern(name)

# A structured action has a field for the name.
place_of(act) := {"at": "/name"} if {
	act.at == ""
	is_string(input.verb)
	is_string(input.name)
} else := action.place(act)

place_in(act) := {"at": "/namespace"} if {
	act.at == ""
	is_string(input.verb)
	is_string(input.namespace)
} else := action.place(act)

is_system(name) if action.is_listed(name, parameters.values.system_namespaces)
