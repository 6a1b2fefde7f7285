# METADATA
# title: Deletion
# description: >-
#   What is deleted is gone, with its data at times. Somebody else looks first, in every environment.
# custom:
#   id: ACT-DELETE
#   severity: medium
#   effect: require_approval
#   approvers: [resource-owner]
#   remedy: Ask for approval, naming what is deleted and why
#   controls: [{framework: HIPAA, id: 164.308(a)(7)(ii)(A)}]
#   variants:
#     production: {title: Deletion in production, severity: high, approvers: [production-owner]}
#   examples:
#     bad: |
#       {"tool": "kubectl", "verb": "delete", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
#     good: |
#       {"tool": "kubectl", "verb": "get", "resource": "deployments", "name": "api", "namespace": "shop", "environment": "development"}
package action.rules.deletion

import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains {"at": "/verb", "message": message, "variant": variant} if {
	action.class == "delete"
	message := concat("", ["`", action.verb, "` removes ", action.target])
}

variant := "production" if {
	action.is_production
} else := "elsewhere"
