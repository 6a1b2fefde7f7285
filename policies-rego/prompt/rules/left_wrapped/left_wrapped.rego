# METADATA
# title: Text that was not unwrapped
# description: >-
#   A part of the text is wrapped more deeply than anybody wraps what is meant to be read, or would become far longer
#   than the text itself. What it says is not known, so nobody can say that it is harmless.
# custom:
#   id: PROMPT-LEFT-WRAPPED
#   unseen: true
#   subjects: [prompt, response, tool_result]
#   severity: medium
#   effect: require_approval
#   remedy: Send the text as it reads, or in parts, without wrappings in wrappings
#   controls: [{framework: OWASP-LLM, id: LLM01}]
#   examples:
#     bad: |
#       Vm14amVGWXlWblJWYTJoVFltMTRjbFZVUWtwa01XeFdXa1phWVUxWGVGcFZWelZEVTJ4T1JsTnFTbGhoTW1oUFdYcENjMU5XUm5WVWJVWlhUVVp2TWxZeWVFOU5NVzk1VTFoc1QxWXphRXRWYWtKaFpFWndSbHBHWkd4V1YzaEtWbGN3TlZsV1ZYZFRha3BoVWxkU2RsbHJaRTlpYkVKVlRVUXdQUT09
#     good: |
#       Restart the api pods, please, one after the other
package prompt.rules.left_wrapped

about := rego.metadata.chain()[1].annotations

findings contains {"at": concat("/", ["/signals/left", format_int(index, 10)]), "message": message} if {
	some index, left in input.signals.left
	message := concat("", ["a part of the text was not unwrapped", kind_of(left)])
}

# A host that says that something was left, and not what
findings contains {"at": "/signals/unwrapped", "message": "a part of the text was not unwrapped"} if {
	input.signals.unwrapped == false
	not input.signals.left[0]
}

# A kind that is no text
default kind_of(_) := ""

kind_of(left) := concat("", [" (", left.kind, ")"])
