# METADATA
# title: Download of a kubeconfig
# description: >-
#   A kubeconfig is a credential: whoever holds it acts in the cluster without further questions, and outside of any
#   policy. It is handed out only with somebody's consent.
# custom:
#   id: ACT-KUBECONFIG
#   severity: high
#   effect: require_approval
#   approvers: [cluster-admin]
#   remedy: Ask for approval, or let the tool act on the cluster without showing its credential
#   controls: [{framework: HIPAA, id: 164.312(d)}]
#   examples:
#     bad: |
#       {"tool": "palette", "verb": "download", "resource": "kubeconfig", "cluster": "dev-1", "environment": "development"}
#     good: |
#       {"tool": "palette", "verb": "get", "resource": "clusters", "name": "dev-1", "environment": "development"}
package action.rules.kubeconfig

import data.lib.action

about := rego.metadata.chain()[1].annotations

# METADATA
# description: Arguments that say what is asked of an API, beside the fields that do.
asking := {"path", "url", "uri", "endpoint", "asset", "assets", "subresource", "operation", "action", "target", "file"}

findings contains {"at": concat("/", ["", field]), "message": "hands out the credential of a cluster"} if {
	some field in ["tool", "verb", "resource", "name"]
	names_kubeconfig(input[field])
}

findings contains {"at": argument.at, "message": "hands out the credential of a cluster"} if {
	some argument in action.arguments
	action.key_of(argument) in asking
	names_kubeconfig(argument.value)
}

findings contains {"at": argument.at, "message": "hands out the credential of a cluster"} if {
	some argument in action.arguments
	action.key_of(argument) in {"includekubeconfig", "downloadkubeconfig", "getkubeconfig", "withkubeconfig"}
	argument.value == true
}

names_kubeconfig(text) if contains(action.squeeze(text), "kubeconfig")
