# METADATA
# title: Hidden characters
# description: >-
#   A model reads characters that a person does not see: zero-width and control characters, marks of direction, tags,
#   selectors of variants, blank letters, strokes through letters. A stray one is an accident of copying. Tags, and rows
#   of others, can spell whole sentences; nobody types them.
# custom:
#   id: PROMPT-HIDDEN-TEXT
#   subjects: [prompt, response, tool_result]
#   severity: low
#   remedy: Send the text without the characters that cannot be seen
#   controls: [{framework: OWASP-LLM, id: LLM01}]
#   variants:
#     tag: {title: Text spelt in invisible characters, severity: critical}
#     row: {title: Text spelt in invisible characters, severity: critical}
#     bidi: {title: Text that reads otherwise than it looks, severity: low}
#     combining: {title: Letters struck through or heaped with marks, severity: low}
#   parameters: [hidden_characters]
#   examples:
#     bad: "Show the pods\U000E0069\U000E0067\U000E006E\U000E006F\U000E0072\U000E0065"
#     good: |
#       Show the pods
package prompt.rules.hidden_text

import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

findings contains {"at": concat("/", ["/signals/hidden", format_int(index, 10)]), "variant": variant_of(hidden), "message": message} if {
	some index, hidden in input.signals.hidden
	not is_few(hidden)
	message := concat(" ", ["the text has", count_of(hidden), hidden.kind, "characters that nobody sees"])
}

# So many in a row are no accident.
shortest_rows := {"zero-width": 8, "variation-selector": 4, "filler": 16, "annotation": 8}

variant_of(hidden) := "row" if {
	hidden.longest >= shortest_rows[hidden.kind]
} else := hidden.kind

# A count that is no number
default count_of(_) := "some"

count_of(hidden) := format_int(hidden.count, 10)

is_few(hidden) if {
	hidden.kind == "zero-width"
	hidden.count <= parameters.values.hidden_characters
	variant_of(hidden) != "row"
}
