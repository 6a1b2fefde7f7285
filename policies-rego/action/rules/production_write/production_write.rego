# METADATA
# title: Change in production
# description: >-
#   Whatever creates or changes something in production waits for somebody who answers for it. An environment that
#   is not named, or not known, counts as production, and so does a cluster, a context, a namespace or a file whose
#   name says so.
# custom:
#   id: ACT-PRODUCTION-WRITE
#   severity: medium
#   effect: require_approval
#   approvers: [production-owner]
#   remedy: Ask for approval, or try the change in another environment first
#   controls: [{framework: HIPAA, id: 164.308(a)(4)(ii)(B)}]
#   parameters: [other_environments, default_environment, production_names]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "update", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "production"}
#     good: |
#       {"tool": "kubectl", "verb": "update", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
package action.rules.production_write
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(place(act), {"message": message, "wouldAllow": "the same action outside production"}) if {
	some act in action.acts
	act.class == "write"
	act.production
	not is_local(act)
	message := concat("", [action.said(act), " changes production", because(act)])
}

because(act) := concat("", [": `", name, "` says so"]) if {
	action.is_elsewhere(action.environment_of(act))
	name := action.production_name(act)
} else := ""

place(act) := {"at": "/environment"} if {
	act.at == ""
	environment := input.environment
	not action.is_elsewhere(environment)
} else := {"at": ""} if {
	act.at == ""
	not input.environment
} else := action.place(act)

# Files of the working directory are nobody's production.
is_local(act) if {
	act.tool == "shell"
	every target in act.targets {
		target.kind == "files"
	}
}
