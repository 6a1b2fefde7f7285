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
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "namespaces", "name": "kube-system", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "delete", "resource": "configmaps", "name": "old-settings", "namespace": "kube-system", "environment": "development"}
package action.rules.system_namespace

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains {"at": name.at, "message": concat("", ["deletes the system namespace `", name.text, "`"])} if {
	deletes_namespaces
	some name in names
	is_system(name.text)
}

findings contains {"at": "/verb", "message": "deletes namespaces without naming them, those of the system among them"} if {
	deletes_namespaces
	count(names) == 0
}

findings contains {"at": name.at, "message": "deletes namespaces by a pattern, those of the system among them"} if {
	deletes_namespaces
	some name in names
	is_pattern(name.text)
}

is_pattern(text) if text in {"all", "--all"}

is_pattern(text) if {
	some mark in ["*", "?", "["]
	contains(text, mark)
}

# Everything in it is as good as the namespace itself.
findings contains {"at": "/namespace", "message": concat("", ["empties the system namespace `", namespace, "`"])} if {
	action.class == "delete"
	not action.is_about({"namespace", "namespaces", "ns"})
	empties
	namespace := lower(trim_space(input.namespace))
	is_system(namespace)
}

empties if action.verb in {"deletecollection", "deleteall", "purge", "wipe"}

empties if squeezed_name in {"*", "all", "--all"}

squeezed_name := lower(trim_space(input.name))

deletes_namespaces if {
	action.class == "delete"
	action.is_about({"namespace", "namespaces", "ns"})
}

# Wherever an action can carry the name: its own field, the resource's path, or the arguments.
names contains {"at": "/name", "text": text} if some text in texts(input.name)

names contains {"at": "/resource", "text": text} if {
	some index, part in split(input.resource, "/")
	index > 0
	some text in texts(part)
	not text in {"namespace", "namespaces", "ns", "finalize"}
}

names contains {"at": "/namespace", "text": text} if {
	not input.name
	some text in texts(input.namespace)
}

names contains {"at": argument.at, "text": text} if {
	some argument in action.arguments
	action.key_of(argument) in {"name", "names", "namespace", "namespaces", "args", "target", "targets"}
	some text in texts(argument.value)
}

# Several names in one text, as a shell line has them.
texts(value) := {text |
	some word in split(replace(replace(replace(lower(value), ",", " "), "\t", " "), "\n", " "), " ")
	some text in [trim_prefix(trim_prefix(trim_prefix(trim_space(word), "namespaces/"), "namespace/"), "ns/")]
	text != ""
}

is_system(name) if name in parameters.values.system_namespaces

is_system(name) if {
	some pattern in parameters.values.system_namespaces
	endswith(pattern, "*")
	startswith(name, trim_suffix(pattern, "*"))
}
