# METADATA
# title: Hidden characters
# description: >-
#   Zero-width, bidirectional and tag characters are read by a model and not by a person. Tag characters can spell whole
#   sentences; nobody types them.
# custom:
#   id: PROMPT-HIDDEN-TEXT
#   severity: low
#   remedy: Send the text without the characters that cannot be seen
#   controls: [{framework: OWASP-LLM, id: LLM01}]
#   variants:
#     tag: {title: Text spelt in invisible characters, severity: critical}
#     bidi: {title: Text that reads otherwise than it looks, severity: low}
package prompt.rules.hidden_text

import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

findings contains {"at": concat("/", ["/signals/hidden", format_int(index, 10)]), "variant": hidden.kind, "message": message} if {
	some index, hidden in input.signals.hidden
	not is_few(hidden)
	message := concat(" ", ["the text has", count_of(hidden), hidden.kind, "characters that nobody sees"])
}

count_of(hidden) := format_int(hidden.count, 10) if {
	is_number(hidden.count)
} else := "some"

is_few(hidden) if {
	hidden.kind == "zero-width"
	hidden.count <= parameters.values.hidden_characters
}
