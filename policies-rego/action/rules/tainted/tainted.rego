# METADATA
# title: Brought up by an untrusted tool
# description: >-
#   A name or an address that nobody but an untrusted tool's output brought up is what somebody else wants to be acted on.
#   What changes something or goes out with it needs consent; a person who says it in a prompt has given it.
# custom:
#   id: ACT-TAINTED
#   severity: high
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Ask for approval, or have the person who asked name it
#   controls: []
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "scale", "resource": "deployments", "name": "api-7", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "pods", "name": "api-7", "namespace": "shop", "environment": "development"}
package action.rules.tainted
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains {"at": tainted.at, "message": message} if {
	does_something
	some tainted in data.session.tainted
	message := concat("", ["something in it was brought up by ", action.quoted(tainted.source), ", which is not trusted"])
}

does_something if {
	some act in action.acts
	act.class != "read"
}

does_something if {
	some act in action.acts
	action.goes_out(act)
}
