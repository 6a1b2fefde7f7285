# METADATA
# title: Components of a cluster
# description: >-
#   The processes of the control plane and of nodes, wherever a document says how they are started: containers of static
#   pods, `ClusterConfiguration` of kubeadm, the kubelet's configuration, and what a sensor read on a node. Rules ask for
#   flags by name and know nothing of where those stand.
package lib.components

import data.configuration.parameters

# METADATA
# description: What a process can be.
names := {"kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "kubelet", "etcd"}

# METADATA
# description: >-
#   Processes by the name of their component: `{component, resource, subject, at, label, settings, whole, asked, edit}`.
#   `settings` are lists of `{value, at}` by flag, a flag that is repeated with every value in turn. Of a process that is
#   not `whole` nothing is known but what it states and what was `asked`.
named[component] := [process |
	some process in processes
	process.component == component
] if {
	some component in names
}

processes := array.concat(
	array.concat(started_in_containers, started_by_kubeadm),
	array.concat(kubelets, seen_on_nodes),
)

# METADATA
# description: >-
#   The value of a flag as the process takes it: the last one. Undefined where it is not stated, or stated as nothing.
value(process, flag) := last if {
	uses := process.settings[flag]
	last := uses[count(uses) - 1].value
	last != ""
}

# METADATA
# description: The items of a flag that is a list, of all its uses; the empty set where it is not stated.
items(process, flag) := {trim_space(item) |
	some use in process.settings[flag]
	some item in split(use.value, ",")
	trim_space(item) != ""
}

# METADATA
# description: "Whether nothing is stated for a flag, and it is known that nothing is."
lacks(process, flag) if {
	is_known(process, flag)
	not value(process, flag)
}

is_known(process, _) if process.whole

is_known(process, flag) if flag in process.asked

# METADATA
# description: The boolean that a process reads, as Go does. Undefined for any other text.
boolean(process, flag) := booleans[value(process, flag)]

booleans := {
	"1": true, "t": true, "T": true, "true": true, "TRUE": true, "True": true,
	"0": false, "f": false, "F": false, "false": false, "FALSE": false, "False": false,
}

# METADATA
# description: One feature gate, of all the gates that a process is told; the last word counts.
gate(process, name) := last if {
	stated := [trim_space(pair[1]) |
		some use in process.settings["feature-gates"]
		some item in split(use.value, ",")
		pair := split(item, "=")
		trim_space(pair[0]) == name
		count(pair) == 2
	]
	last := object.get(booleans, stated[count(stated) - 1], "odd")
} else := "odd" if {
	some use in process.settings["feature-gates"]
	some item in split(use.value, ",")
	trim_space(item) == name
}

# METADATA
# description: A finding about a flag, at its last use or else at the process.
finding(process, flag, message) := {
	"resource": process.resource,
	"subject": process.subject,
	"at": place(process, flag),
	"message": concat(" ", [process.label, message]),
}

place(process, flag) := uses[count(uses) - 1].at if {
	uses := process.settings[flag]
	count(uses) > 0
} else := process.lists

# METADATA
# description: "What a process is told, in words: `--read-only-port=10`, or `readOnlyPort: 10` of a configuration."
shown(process, flag) := worded_as(process, flag, value(process, flag)) if {
	value(process, flag)
} else := worded_as(process, flag, "")

# METADATA
# description: The same for a value that it is not told.
worded_as(process, flag, text) := concat("", ["`", concat(".", configured_as[flag]), ": ", text, "`"]) if {
	is_configured(process, flag)
} else := concat("", ["`--", flag, "=", text, "`"])

named_as(process, flag) := concat("", ["`", concat(".", configured_as[flag]), "`"]) if {
	is_configured(process, flag)
} else := concat("", ["`--", flag, "`"])

# A flag counts before the configuration.
is_configured(process, flag) if {
	process.configuration
	configured_as[flag]
	not process.flags[flag]
}

# METADATA
# description: "A finding, with the patch that makes it good, unless a flag is `false`, whatever it is without the flag."
unless_false(process, flag) := unless_boolean(process, flag, false)

# METADATA
# description: "The same for a flag that must be `true`."
unless_true(process, flag) := unless_boolean(process, flag, true)

unless_boolean(process, flag, good) := unless_text(process, flag, boolean_text[good]) if not is_boolean_of(process, flag, good)

# METADATA
# description: "A finding for a flag, with the patch that gives it a value that it must have and is known not to have."
unless_text(process, flag, text) := object.union(finding(process, flag, message), set_to(process, flag, text)) if {
	value(process, flag)
	message := concat("", ["has ", shown(process, flag), ", not ", worded_as(process, flag, text)])
} else := object.union(finding(process, flag, message), set_to(process, flag, text)) if {
	lacks(process, flag)
	message := concat("", ["has no ", worded_as(process, flag, text)])
}

# METADATA
# description: "A finding if a flag is `true`, or no boolean; without it, it is `false`."
if_true(process, flag) := if_odd(process, flag, "false") if not is_boolean_of(process, flag, false)

# METADATA
# description: "A finding if a flag is `false`, or no boolean; without it, it is `true`."
if_false(process, flag) := if_odd(process, flag, "true") if not is_boolean_of(process, flag, true)

# METADATA
# description: "A finding for a flag that is stated and must not be as it is, with the patch that makes it another value."
if_odd(process, flag, text) := object.union(finding(process, flag, message), set_to(process, flag, text)) if {
	value(process, flag)
	message := concat(" ", ["has", shown(process, flag)])
}

is_boolean_of(process, flag, good) if boolean(process, flag) == good

boolean_text := {true: "true", false: "false"}

# METADATA
# description: A finding for a flag that is not stated, or stated as nothing.
unless_set(process, flag) := finding(process, flag, message) if {
	lacks(process, flag)
	message := concat(" ", ["has no", named_as(process, flag)])
}

# METADATA
# description: A finding for a flag that is stated; the patch takes it away.
if_set(process, flag) := object.union(finding(process, flag, message), taken_away(process, flag)) if {
	value(process, flag)
	message := concat(" ", ["has", shown(process, flag)])
}

# METADATA
# description: >-
#   The patch that states a flag, where it can be stated in one word. Nothing is patched in a line of a shell, or where the
#   flag is stated more than once.
set_to(process, flag, text) := {"patch": [operation]} if {
	count(object.get(process.settings, flag, [])) < 2
	operation := edit_of(process, flag, text)
} else := {}

edit_of(process, flag, text) := {"op": "replace", "path": use.at, "value": worded(use, flag, text)} if {
	process.edit == "words"
	use := process.settings[flag][0]
} else := {"op": "add", "path": concat("/", [process.lists, "-"]), "value": concat("", ["--", flag, "=", text])} if {
	process.edit == "words"
} else := {"op": "add", "path": pointer, "value": typed} if {
	process.edit == "configuration"
	path := configured_as[flag]
	typed := plain(text)
	is_object(object.get(process.configuration, array.slice(path, 0, count(path) - 1), null))
	pointer := concat("/", array.concat([process.lists], path))
} else := {"op": "add", "path": concat("/", [process.lists, flag]), "value": text} if {
	process.edit == "map"
} else := {"op": "replace", "path": use.at, "value": text} if {
	process.edit == "list"
	use := process.settings[flag][0]
	not use.default
} else := {"op": "add", "path": concat("/", [process.lists, "-"]), "value": {"name": flag, "value": text}} if {
	process.edit == "list"
}

# As YAML has it: a boolean, a number, or else a text.
plain(text) := json.unmarshal(text) if {
	json.is_valid(text)
} else := text

# A value in a word of its own stays in it.
worded(use, _, text) := text if use.apart

worded(use, flag, text) := concat("", ["--", flag, "=", text]) if not use.apart

# A value in a word of its own would be left behind.
taken_away(process, flag) := {"patch": [{"op": "remove", "path": use.at}]} if {
	process.edit in {"words", "map"}
	uses := process.settings[flag]
	count(uses) == 1
	use := uses[0]
	not use.apart
	not use.default
} else := {}

# METADATA
# description: >-
#   Whether a process may be of a release before Kubernetes 1.`minor`: its image tells, or the parameter
#   `kubernetes_version`, and what nobody tells may be.
is_before(process, _) if not release(process)

is_before(process, minor) if release(process) < minor

# METADATA
# description: The minor number of the Kubernetes release that a process is of. Undefined where nobody tells.
release(process) := minor_of(process.image) if {
	minor_of(process.image)
} else := minor_of(concat(":", ["", parameters.values.kubernetes_version]))

minor_of(image) := to_number(found[0][1]) if {
	found := regex.find_all_string_submatch_n(`:v?1\.([0-9]+)`, image, 1)
}
