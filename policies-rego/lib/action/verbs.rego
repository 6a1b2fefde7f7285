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
squeeze(text) := strings.replace_n({"-": "", "_": "", " ": "", ".": ""}, lower(trim_space(text)))
