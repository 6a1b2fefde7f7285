# METADATA
# title: Forced destruction in production
# description: >-
#   What is forced neither asks nor waits: disruption budgets, finalizers and graceful ends are passed over. In
#   production nobody can approve that beforehand.
# custom:
#   id: ACT-FORCED
#   severity: critical
#   effect: deny
#   retryable: true
#   remedy: Let it end gracefully, without force, and ask for approval
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "pods", "name": "api-0", "environment": "production", "arguments": {"force": true}}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "name": "api-0", "environment": "production"}
package action.rules.forced
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(action.place(act), {"message": message, "wouldAllow": "the same without force, with approval"}) if {
	some act in action.changing
	act.production
	act.force == true
	destroys(act)
	message := concat("", [action.said(act), " is forced, in production"])
}

destroys(act) if {
	act.class == "delete"
	not action.is_about(act, {"files"})
}

destroys(act) if action.squeeze(act.verb) in {
	"drain", "rollback", "apply", "upgrade", "patch", "push", "reboot", "restart", "stop", "shutdown", "restore", "reset", "sync", "detach",
}
