package prompt.parameters_test

import data.prompt.parameters

# Written out here once more: whoever changes a default changes what everybody's texts are judged by.
test_the_defaults if {
	parameters.values == {
		"topics": [], "hidden_characters": 0, "accepted_credentials": [], "accepted_personal_data": [],
		"prompt_deny_score": 62, "prompt_warn_score": 54,
		"tool_result_deny_score": 74, "tool_result_warn_score": 62,
		"production_margin": 0,
		"writing_tools": [], "writing_tools_margin": 3,
		"trusted_users": [], "trusted_users_margin": 5,
		"topic_score": 65,
	}
	parameters.problems == {}
}

test_everything_that_can_be_set_is_described if {
	object.keys(parameters.described.schema.properties) == object.keys(parameters.defaults)
	parameters.described.values == parameters.values
	parameters.described.problems == {}
}

test_settings_stand_for_defaults if {
	parameters.values.topics == ["cooking"] with data.parameters.prompt as {"topics": ["cooking"]}
	parameters.problems == {"/topic": "parameter `topic` is not known"} with data.parameters.prompt as {"topic": []}
}
