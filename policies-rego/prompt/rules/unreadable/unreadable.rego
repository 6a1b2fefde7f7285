# METADATA
# title: Text that cannot be judged
# description: A part of what the rules need is missing or of another type. What cannot be judged does not pass.
# custom:
#   id: PROMPT-UNREADABLE
#   always: true
#   subjects: [prompt, response, tool_result]
#   severity: high
#   effect: deny
#   remedy: Hand over what input.schema.json describes
#   controls: []
#   examples:
#     bad: |
#       {"text": 7}
#     good: |
#       Which pods restart?
package prompt.rules.unreadable

about := rego.metadata.chain()[1].annotations

findings contains {"at": "/normalized/text", "message": "there is no normalised text"} if not has_text

findings contains {"at": concat("/", ["/signals", name]), "message": "there is no list of this signal"} if {
	some name in ["hidden", "decoded", "credentials", "personal_data", "phrases", "left"]
	not has_signal(name)
}

has_text if is_string(input.normalized.text)

has_signal(name) if is_array(input.signals[name])
