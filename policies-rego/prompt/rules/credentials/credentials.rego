# METADATA
# title: Credential in a text
# description: >-
#   What is sent to a model is stored in places that nobody cleans up. A credential that was sent counts as lost.
# custom:
#   id: PROMPT-CREDENTIALS
#   subjects: [prompt, response, tool_result]
#   severity: high
#   effect: deny
#   remedy: Take the credential out, name where it is kept instead, and replace it if it was sent before
#   controls: [{framework: OWASP-LLM, id: LLM02}, {framework: HIPAA, id: 164.312(d)}]
#   parameters: [accepted_credentials]
#   examples:
#     bad: |
#       Why is postgres://app:tr0ub4dor3@db.shop.svc/orders refused?
#     good: |
#       Why is the login in the Secret `orders-db` refused?
package prompt.rules.credentials

import data.lib.prompt
import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

findings contains {"at": concat("/", ["/signals/credentials", format_int(index, 10)]), "message": message} if {
	some index, credential in input.signals.credentials
	kind := kind_of(credential)
	not kind in parameters.values.accepted_credentials
	message := concat("", ["the text holds a credential of kind `", kind, "`", prompt.wrapping(credential)])
}

kind_of(credential) := credential.kind if {
	is_string(credential.kind)
} else := "unknown"
