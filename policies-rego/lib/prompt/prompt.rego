# METADATA
# title: Texts
# description: >-
#   A text in all the forms in which a model could read it, and what is said in them. The host normalises, takes off
#   wrappings and recognises phrases; rules decide which phrases count, and what follows from them.
package lib.prompt

# METADATA
# description: "Every view: `{at, layer, text}`, normalised; `layer` is empty for the text itself."
views := array.concat([plain], wrapped)

plain := {"at": "/normalized/text", "layer": "", "text": text}

default text := ""

text := input.normalized.text if is_string(input.normalized.text)

wrapped := [view |
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
# description: >-
#   The phrases that say something to a model: `{concept, at, layer, …}`. What a text says not to do, and what it says
#   about a thing of the reader's work (`the default instructions in the Dockerfile`), is none.
phrases contains phrase if {
	some phrase in input.signals.phrases
	is_object(phrase)
	not phrase.negated == true
	not phrase.about_artifact == true
}

# METADATA
# description: The phrases of these concepts.
said(concepts) := {phrase |
	some phrase in phrases
	phrase.concept in concepts
}

# METADATA
# description: Whether the host had a model that scores texts. Then phrases that honest texts have, too, are left to the score.
is_scored if input.signals.scored == true

# METADATA
# description: >-
#   Whether a phrase that people also use among themselves is meant for a model: its sentence speaks to one, a tool gave
#   it back, or something else in the text is said to a model.
is_meant(phrase) if phrase.addressed == true

is_meant(_) if is_tool_output

is_meant(phrase) if {
	some other in phrases
	other.concept != phrase.concept
}

# METADATA
# description: A finding about one phrase, or one view; a wrapping is named, for honest texts seldom have one.
finding(view, message) := object.union(range_of(view), {
	"at": place(view),
	"message": concat("", [message, wrapping(view)]),
})

# Of a phrase it is known where it stands in its view.
default range_of(_) := {}

range_of(phrase) := {"range": {"start": phrase.offset, "end": phrase.offset + phrase.length}}

default place(_) := "/normalized/text"

place(view) := view.at if is_string(view.at)

default wrapping(_) := ""

wrapping(view) := concat("", [", hidden under ", view.layer]) if view.layer != ""

# METADATA
# description: What a tool gave back speaks about things; it has no business giving orders.
is_tool_output if input.channel == "tool-output"

# METADATA
# description: >-
#   Whether one of the word stems is in the text. Rules of your own ask this before they match a pattern that needs one
#   of them: it costs next to nothing, and spares an ordinary text nearly every pattern.
mentions(text, stems) if {
	some stem in stems
	contains(text, stem)
}
