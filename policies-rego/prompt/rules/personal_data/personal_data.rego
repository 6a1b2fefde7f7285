# METADATA
# title: Personal data in a text
# description: >-
#   What is sent to a model is stored in places that nobody cleans up. Numbers of cards, accounts and identity, and how
#   to reach somebody, belong there only if that was agreed. How to reach somebody is what tools are asked for: in what
#   they give back it is told, and no more.
# custom:
#   id: PROMPT-PERSONAL-DATA
#   subjects: [prompt, response, tool_result]
#   severity: medium
#   effect: require_approval
#   remedy: Hand on the text with the values masked (`palisade redact`, or `redact` of the library), or name whom it is about by a number of your own
#   controls: [{framework: OWASP-LLM, id: LLM02}, {framework: HIPAA, id: 164.514(b)}]
#   parameters: [accepted_personal_data]
#   variants:
#     contact:
#       title: Address or number of a person in what a tool gave back
#       severity: low
#       effect: allow
#   examples:
#     bad: |
#       Why was card 4929 1804 6210 3359 of the customer declined?
#     good: |
#       Why was the card of customer 8412 declined?
package prompt.rules.personal_data

import data.lib.prompt
import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

# METADATA
# description: Kinds by which somebody can be reached, and not more.
contacts := {"email-address", "phone-number", "postal-address"}

findings contains object.union(variant_of(kind), {"at": at, "message": message}) if {
	some index, datum in input.signals.personal_data
	kind := kind_of(datum)
	not kind in parameters.values.accepted_personal_data
	at := concat("/", ["/signals/personal_data", format_int(index, 10)])
	message := concat("", ["the text holds personal data of kind `", kind, "`", prompt.wrapping(datum)])
}

default variant_of(_) := {}

variant_of(kind) := {"variant": "contact"} if {
	kind in contacts
	prompt.is_tool_output
}

kind_of(datum) := datum.kind if {
	is_string(datum.kind)
} else := "unknown"
