# METADATA
# title: Change in production
# description: >-
#   Whatever creates or changes something in production waits for somebody who answers for it. An environment that is
#   not named, or not known, counts as production.
# custom:
#   id: ACT-PRODUCTION-WRITE
#   severity: medium
#   effect: require_approval
#   approvers: [production-owner]
#   remedy: Ask for approval, or try the change in another environment first
#   controls: [{framework: HIPAA, id: 164.308(a)(4)(ii)(B)}]
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "update", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "production"}
#     good: |
#       {"tool": "kubectl", "verb": "update", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
package action.rules.production_write

import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains {"at": at, "message": message, "wouldAllow": "the same action outside production"} if {
	action.class == "write"
	action.is_production
	message := concat("", ["`", action.verb, "` of ", action.target, " changes production"])
}

at := "/environment" if {
	input.environment
} else := ""
