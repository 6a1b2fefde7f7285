# METADATA
# title: Outside the assistant's scope
# description: >-
#   Nothing in the text is about clusters, their workloads or the tools for them. That is no offence; it is said so that
#   a host can answer politely or keep a dear model for what it is for.
# custom:
#   id: PROMPT-OUT-OF-SCOPE
#   subjects: [prompt]
#   severity: info
#   effect: allow
#   remedy: Ask about clusters, workloads, profiles or costs, or add the topic to `topics`
#   controls: []
#   parameters: [topics, topic_score]
#   examples:
#     bad: |
#       Write a poem about the sea
#     good: |
#       Why does the api pod restart?
package prompt.rules.out_of_scope

import data.lib.prompt
import data.prompt.parameters

about := rego.metadata.chain()[1].annotations

findings contains prompt.finding(prompt.plain, "nothing in the text is about infrastructure") if {
	not prompt.is_tool_output
	is_off_topic
	not is_own_topic
}

# By its words altogether, if the host scores them
is_off_topic if input.signals.topic.points >= parameters.values.topic_score

# By terms that it lacks, if not
is_off_topic if {
	not has_topic
	is_long_enough
	not is_operations
}

has_topic if is_number(input.signals.topic.points)

# `yes, do that` belongs to whatever was said before.
is_long_enough if count(split(beginning, " ")) > 4

# What a text is about is clear from how it begins.
beginning := substring(prompt.text, 0, 4000)

is_own_topic if {
	some topic in parameters.values.topics
	contains(prompt.text, lower(topic))
}

is_operations if {
	some word in words
	is_term(word)
}

is_operations if {
	some phrase in phrases
	contains(beginning, phrase)
}

words := {trim(word, "-.:,;?!()[]{}\"'=<>|/*#") |
	some part in split(beginning, " ")
	some word in split(part, "/")
}

is_term(word) if word in terms

is_term(word) if {
	some part in split(word, "-")
	trim_suffix(part, "s") in terms
}

is_term(word) if {
	some beginning in beginnings
	startswith(word, beginning)
}

# An identifier such as `restart_policy` or `spec.replicas`
is_term(word) if contains(word, "_")

is_term(word) if startswith(word, "`")

# A name such as `my-app-52`
is_term(word) if {
	parts := split(word, "-")
	count(parts) > 1
	trim(parts[count(parts) - 1], "0123456789") == ""
}
