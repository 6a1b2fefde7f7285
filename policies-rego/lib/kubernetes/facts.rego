# Facts: what a rule over a set gathers from each document, so that nobody needs all documents at once.
package lib.kubernetes

# METADATA
# description: >-
#   What a rule over a set knows of all documents: its own facts, or those that the slices of a large set handed over. A
#   fact is an object, and its `resource` the number of the document that it is about.
facts(rule, own) := handed if {
	is_array(input.facts)
	handed := {object.union(each.fact, {"resource": each.resource}) | some each in input.facts; each.rule == rule}
} else := own
