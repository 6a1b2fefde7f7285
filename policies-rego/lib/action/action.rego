# METADATA
# title: Actions
# description: >-
#   What an action comes to: its operations, each with what it does (read, write or delete) and whether it touches
#   production. The host reads them from whatever form the action has; rules judge them and never its words.
package lib.action

import data.action.parameters

# METADATA
# description: >-
#   The operations of the action, each with its `index`, its `class` (read, write, delete, or unknown) and whether it is
#   in `production`.
acts := [act |
	some index, operation in input.operations
	act := object.union(operation, {
		"index": index,
		"class": class_of(operation),
		"production": is_production(operation),
	})
]

# METADATA
# description: Those that change something.
changing := [act |
	some act in acts
	act.class in {"write", "delete"}
]

# METADATA
# description: "What an operation does: what is only tried out reads, and what is made anew by force is deleted first."
class_of(operation) := "unknown" if {
	not verbs[squeeze(operation.verb)]
} else := "read" if {
	operation.dry_run == true
} else := class_of_verb(operation)

class_of_verb(operation) := "delete" if {
	verbs[squeeze(operation.verb)] == "delete"
} else := "delete" if {
	squeeze(operation.verb) == "replace"
	operation.force == true
} else := "delete" if {
	verbs[squeeze(operation.verb)] == "write"
	some target in operation.targets
	target.subresource == "eviction"
} else := "write" if {
	verbs[squeeze(operation.verb)] == "read"
	some target in operation.targets
	target.subresource in running
} else := verbs[squeeze(operation.verb)]

# A read of them opens a way in: `GET …/pods/web-0/exec` runs a command.
running := {"exec", "attach", "portforward", "proxy"}

# METADATA
# description: The known verbs, by what they do; none does less for being named in the parameters.
verbs := known_verbs if {
	count(parameters.values.verbs) == 0
} else := object.union(known_verbs, {verb: class |
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
squeeze(text) := strings.replace_n({"-": "", "_": "", " ": "", ".": ""}, lower(trim_space(text)))

# METADATA
# description: Whether an operation is about one of these kinds, in the plural.
is_about(act, kinds) if {
	some target in act.targets
	target.kind in kinds
}

# METADATA
# description: "How findings call an operation: its verb, and what it is done to."
said(act) := concat(" ", [quoted(act.verb), "of", target_of(act)]) if {
	target_of(act)
} else := concat(" ", [quoted(act.verb), "by", quoted(object.get(act, "tool", "a tool"))])

target_of(act) := concat("", [target.kind, name, others]) if {
	target := act.targets[0]
	target.kind != ""
	name := concat("", [text | text := concat("", [" `", trim_space(target.name), "`"])])
	others := concat("", [text | count(act.targets) > 1; text := sprintf(" and %d more", [count(act.targets) - 1])])
}

# METADATA
# description: "Between back quotes."
quoted(text) := concat("", ["`", text, "`"])

# METADATA
# description: >-
#   Where a finding about a whole operation stands: at the verb of a structured action, at the tool of a call, or where
#   the operation was said.
place(act) := {"at": "/verb"} if {
	act.at == ""
	is_string(input.verb)
} else := {"at": "/tool"} if {
	act.at == ""
	is_string(input.tool)
} else := {"at": act.at, "range": act.range} if {
	is_object(act.range)
} else := {"at": act.at}

# METADATA
# description: "A JSON pointer's part."
escaped(key) := replace(replace(key, "~", "~0"), "/", "~1")
