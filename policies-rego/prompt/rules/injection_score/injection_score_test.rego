package prompt.rules.injection_score_test

import data.prompt.rules.injection_score

scored(channel, points) := with_context(channel, points, {})

with_context(channel, points, context) := {"channel": channel, "context": context, "signals": {"score": {
	"points": points, "at": "/normalized/text", "layer": "", "offset": 2, "length": 3, "signals": ["a+b", "c"],
}}}

lines := {"prompt_deny_score": 60, "prompt_warn_score": 50, "tool_result_deny_score": 80, "tool_result_warn_score": 70}

variants(given) := {object.get(finding, "variant", "deny") | some finding in found} if {
	found := injection_score.findings with input as given with data.parameters.prompt as lines
}

test_the_lines_of_prompts if {
	variants(scored("prompt", 49)) == set()
	variants(scored("prompt", 50)) == {"likely"}
	variants(scored("prompt", 59)) == {"likely"}
	variants(scored("prompt", 60)) == {"deny"}
	variants(scored("prompt", 100)) == {"deny"}
}

test_the_lines_of_tool_results if {
	variants(scored("tool-output", 69)) == set()
	variants(scored("tool-output", 70)) == {"likely"}
	variants(scored("tool-output", 79)) == {"likely"}
	variants(scored("tool-output", 80)) == {"deny"}
}

test_findings_have_a_place_and_say_why if {
	injection_score.findings == {{
		"at": "/normalized/text",
		"range": {"start": 2, "end": 5},
		"message": "a part of the text reads like an attack: 91 points of 100, and the line is at 60; it has a+b, c",
	}} with input as scored("prompt", 91) with data.parameters.prompt as lines
	injection_score.findings == {{
		"at": "/normalized/text",
		"range": {"start": 2, "end": 5},
		"variant": "likely",
		"message": "a part of the text may be an attack: 55 points of 100, and the line is at 50; it has a+b, c",
	}} with input as scored("prompt", 55) with data.parameters.prompt as lines
}

test_signals_that_are_none if {
	bare := {"signals": {"score": {"points": 91, "signals": []}}}
	injection_score.findings == {{
		"at": "/normalized/text",
		"message": "a part of the text reads like an attack: 91 points of 100, and the line is at 60; it has no signal that is named",
	}} with input as bare with data.parameters.prompt as lines
}

test_production_takes_less if {
	closer := object.union(lines, {"production_margin": 4})
	count(injection_score.findings) == 1 with input as with_context("prompt", 46, {"production": true}) with data.parameters.prompt as closer
	count(injection_score.findings) == 0 with input as with_context("prompt", 45, {"production": true}) with data.parameters.prompt as closer
	count(injection_score.findings) == 0 with input as with_context("prompt", 46, {"production": false}) with data.parameters.prompt as closer
}

test_tools_that_change_something_take_less if {
	closer := object.union(lines, {"writing_tools": ["apply"], "writing_tools_margin": 6})
	count(injection_score.findings) == 1 with input as with_context("tool-output", 64, {"tools": ["get", "apply"]}) with data.parameters.prompt as closer
	count(injection_score.findings) == 0 with input as with_context("tool-output", 63, {"tools": ["apply"]}) with data.parameters.prompt as closer
	count(injection_score.findings) == 0 with input as with_context("tool-output", 64, {"tools": ["get"]}) with data.parameters.prompt as closer
}

test_trusted_users_may_write_more_freely if {
	freer := object.union(lines, {"trusted_users": ["ann"], "trusted_users_margin": 5})
	count(injection_score.findings) == 0 with input as with_context("prompt", 54, {"user": "ann"}) with data.parameters.prompt as freer
	count(injection_score.findings) == 1 with input as with_context("prompt", 55, {"user": "ann"}) with data.parameters.prompt as freer
	count(injection_score.findings) == 1 with input as with_context("prompt", 54, {"user": "bob"}) with data.parameters.prompt as freer

	# What a tool gave back is nobody's word.
	count(injection_score.findings) == 1 with input as with_context("tool-output", 71, {"user": "ann"}) with data.parameters.prompt as freer
}

test_odd_types_pass_here if {
	every odd in [null, 3, {"signals": 3}, {"signals": {"score": 91}}, {"signals": {"score": {"points": "91"}}}] {
		injection_score.findings == set() with input as odd
	}
}

test_says_all_about_itself if {
	injection_score.about.title == "Text that reads like an attack"
	object.remove(injection_score.about.custom, ["examples", "parameters"]) == {
		"subjects": ["prompt", "tool_result"],
		"id": "PROMPT-INJECTION-SCORE", "severity": "high", "effect": "deny",
		"remedy": "Say what is wanted of the cluster, without telling the assistant how to treat its rules",
		"controls": [{"framework": "OWASP-LLM", "id": "LLM01"}],
		"variants": {"likely": {"title": "Text that may be an attack", "severity": "medium", "effect": "require_approval"}},
	}
}
