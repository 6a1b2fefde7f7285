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
# description: Settings that say what is asked of an API, beside what it is asked about.
asking := {"path", "url", "uri", "endpoint", "asset", "assets", "subresource", "operation", "action", "target", "file"}

findings contains {"at": concat("/", ["", field]), "message": "hands out the credential of a cluster"} if {
	some field in ["tool", "verb", "resource", "name"]
	names_kubeconfig(input[field])
}

findings contains object.union(action.place(act), {"message": "hands out the credential of a cluster"}) if {
	not is_structured
	some act in action.acts
	some text in array.concat([act.tool, object.get(act, "said", "")], texts_of(act))
	names_kubeconfig(text)
}

is_structured if is_string(input.verb)

texts_of(act) := [text | some target in act.targets; some field in ["kind", "subresource", "name"]; text := target[field]]

findings contains {"at": change.at, "message": "hands out the credential of a cluster"} if {
	some act in action.acts
	some change in act.changes
	asks_for_it(action.squeeze(change.path[count(change.path) - 1]), change.value)
}

asks_for_it(key, value) if {
	key in asking
	names_kubeconfig(value)
}

asks_for_it(key, value) if {
	key in {"includekubeconfig", "downloadkubeconfig", "getkubeconfig", "withkubeconfig"}
	action.word(value) in action.on
}

names_kubeconfig(text) if contains(action.squeeze(text), "kubeconfig")
