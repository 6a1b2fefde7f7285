# METADATA
# title: Texts
# description: >-
#   A text in all the forms in which a model could read it: as it stands, and as it reads under each wrapping that the
#   host took off. Rules look at every view and say which one it was.
package lib.prompt

# METADATA
# description: "Every view: `{at, layer, text}`, normalised; `layer` is empty for the text itself."
views := array.concat([plain], wrapped)

plain := {"at": "/normalized/text", "layer": "", "text": text}

default text := ""

text := input.normalized.text if is_string(input.normalized.text)

wrapped := [view |
	is_array(input.signals.decoded)
	some index, layer in input.signals.decoded
	is_string(layer.text)
	view := {
		"at": concat("/", ["/signals/decoded", format_int(index, 10), "text"]),
		"layer": layer_name(layer),
		"text": layer.text,
	}
]

layer_name(decoded) := decoded.layer if {
	is_string(decoded.layer)
	decoded.layer != ""
} else := "wrapping"

# METADATA
# description: A finding about one view; a wrapping is named, for honest texts seldom have one.
finding(view, message) := {"at": view.at, "message": concat("", [message, wrapping(view)])}

wrapping(view) := "" if {
	view.layer == ""
} else := concat("", [", hidden under ", view.layer])

# METADATA
# description: What a tool gave back speaks about things; it has no business giving orders.
is_tool_output if input.channel == "tool-output"

# METADATA
# description: >-
#   Whether one of the word stems is in the text. Rules ask this before they match a pattern that needs one of them: it
#   costs next to nothing, and spares an ordinary text nearly every pattern.
mentions(text, stems) if {
	some stem in stems
	contains(text, stem)
}
