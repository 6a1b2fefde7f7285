# Every verb with what it does, written out once more: an action is judged by nothing else so much.
package lib.action_verbs_test

import data.lib.action

test_verbs_that_read if {
	every verb in ["get", "list", "watch", "describe", "read", "show", "view", "search", "find", "query", "inspect", "logs", "log", "status", "top", "diff", "explain", "head", "options", "count", "compare", "validate", "check", "preview", "plan", "download", "fetch", "export", "version", "apiresources", "clusterinfo", "wait", "select", "pull", "ls", "cat", "tail", "stat", "lint", "scan", "render", "template", "verify"] {
		action.class_of({"verb": verb}) == "read"
	}
}

test_verbs_that_write if {
	every verb in ["create", "update", "patch", "apply", "put", "post", "set", "edit", "replace", "add", "attach", "detach", "install", "upgrade", "rollback", "restart", "rollout", "deploy", "redeploy", "enable", "disable", "scale", "autoscale", "resize", "annotate", "label", "taint", "cordon", "uncordon", "drain", "exec", "portforward", "cp", "run", "start", "stop", "pause", "resume", "suspend", "provision", "import", "clone", "copy", "move", "rename", "restore", "backup", "approve", "bind", "grant", "revoke", "rotate", "renew", "reset", "register", "publish", "upload", "write", "execute", "sync", "migrate", "expose", "impersonate", "escalate", "debug", "repave", "mute", "ssh", "proxy", "promote", "send", "login", "logout", "reboot", "insert", "call", "invoke", "open", "close", "push", "merge", "commit", "build", "test", "mkdir", "chmod", "chown", "mv", "touch", "tag", "trigger", "assign", "unassign", "mount", "unmount", "untaint", "unlabel", "reconcile", "reload", "refresh", "schedule", "submit", "init", "configure", "lock", "unlock", "save", "store", "connect", "shutdown"] {
		action.class_of({"verb": verb}) == "write"
	}
}

test_verbs_that_delete if {
	every verb in ["delete", "deletecollection", "deleteall", "remove", "rm", "del", "destroy", "uninstall", "purge", "terminate", "prune", "drop", "kill", "evict", "wipe", "erase", "truncate", "deregister", "unregister", "forcedelete", "rmdir", "flush"] {
		action.class_of({"verb": verb}) == "delete"
	}
}

test_no_others_are_known if count(action.verbs) == 175
