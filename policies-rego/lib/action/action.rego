# METADATA
# title: Actions
# description: >-
#   What an action does and to what, however it is spelt: verbs by class, resources without regard to number, case or
#   separators, and whether it touches production.
package lib.action

import data.action.parameters

# METADATA
# description: The known verbs, by what they do; none does less for being named in the parameters.
verbs := object.union(known_verbs, {verb: class |
	some verb, class in added_verbs
	not weakens(verb, class)
})

# Of two spellings of one verb, the worse class holds: it comes last.
added_verbs := object.union_n([of_class |
	some class in ["read", "write", "delete"]
	of_class := {squeeze(verb): class |
		some verb, given in parameters.values.verbs
		given == class
	}
])

# METADATA
# description: Whether the verb is known, and does more than the class says.
weakens(verb, class) if ranks[class] < ranks[known_verbs[verb]]

ranks := {"read": 0, "write": 1, "delete": 2}

known_verbs := {verb: class |
	some class, names in {
		"read": {
			"get", "list", "watch", "describe", "read", "show", "view", "search", "find", "query", "inspect", "logs", "log",
			"status", "top", "diff", "explain", "head", "options", "count", "compare", "validate", "check", "preview",
			"plan", "download", "fetch", "export", "version", "apiresources", "clusterinfo", "wait", "select", "pull", "ls",
			"cat", "tail", "stat", "lint", "scan", "render", "template", "verify",
		},
		"write": {
			"create", "update", "patch", "apply", "put", "post", "set", "edit", "replace", "add", "attach", "detach",
			"install", "upgrade", "rollback", "restart", "rollout", "deploy", "redeploy", "enable", "disable", "scale",
			"autoscale", "resize", "annotate", "label", "taint", "cordon", "uncordon", "drain", "exec", "portforward", "cp",
			"run", "start", "stop", "pause", "resume", "suspend", "provision", "import", "clone", "copy", "move", "rename",
			"restore", "backup", "approve", "bind", "grant", "revoke", "rotate", "renew", "reset", "register", "publish",
			"upload", "write", "execute", "sync", "migrate", "expose", "impersonate", "escalate", "debug", "repave", "mute",
			"ssh", "proxy", "promote", "send", "login", "logout", "reboot", "insert", "call", "invoke", "open", "close",
			"push", "merge", "commit", "build", "test", "mkdir", "chmod", "chown", "mv", "touch", "tag", "trigger",
			"assign", "unassign", "mount", "unmount", "untaint", "unlabel", "reconcile", "reload", "refresh", "schedule",
			"submit", "init", "configure", "lock", "unlock", "save", "store", "connect", "shutdown",
		},
		"delete": {
			"delete", "deletecollection", "deleteall", "remove", "rm", "del", "destroy", "uninstall", "purge", "terminate",
			"prune", "drop", "kill", "evict", "wipe", "erase", "truncate", "deregister", "unregister", "forcedelete",
			"rmdir", "flush",
		},
	}
	some verb in names
}

# METADATA
# description: Lower case, without white space and separators, so that `Delete-Collection ` is `deletecollection`.
squeeze(text) := replace(replace(replace(replace(lower(trim_space(text)), "-", ""), "_", ""), " ", ""), ".", "")

# METADATA
# description: "The verb's class: read, write or delete; undefined for a verb that is not known."
class := verbs[verb]

verb := squeeze(input.verb)

changes if class in {"write", "delete"}

# METADATA
# description: "The parts of the resource, as in `namespaces/kube-system` or `apps/deployments`, squeezed."
resource_parts := [squeeze(part) | some part in split(input.resource, "/")]

# METADATA
# description: Whether the action is about a kind, in the singular, the plural or by a short name.
is_about(names) if {
	some part in resource_parts
	part in names
}

# METADATA
# description: An environment that is not named as another one is production.
is_production if not is_elsewhere

is_elsewhere if {
	some environment in parameters.values.other_environments
	squeeze(environment) == squeeze(input.environment)
}

# METADATA
# description: How findings call the target.
target := concat(" ", array.concat([trim_space(input.resource)], [quoted |
	quoted := concat("", ["`", trim_space(input.name), "`"])
	quoted != "``"
]))

# METADATA
# description: Every value in the arguments with its path; keys are squeezed, so that `instance_type` is `instancetype`.
arguments := [{"at": pointer(path), "keys": keys, "value": value} |
	is_object(input.arguments)
	walk(input.arguments, [path, value])
	count(path) > 0
	keys := [squeezed_key(key) | some key in path]
]

squeezed_key(key) := squeeze(key) if {
	is_string(key)
} else := ""

pointer(path) := concat("/", array.concat(["", "arguments"], [escaped(key) | some key in path]))

escaped(key) := replace(replace(key, "~", "~0"), "/", "~1") if {
	is_string(key)
} else := format_int(key, 10)

# METADATA
# description: The last key on the way to an argument; the elements of a list are called as the list is.
key_of(argument) := names[count(names) - 1] if {
	names := [key | some key in argument.keys; key != ""]
}
