package lib.parameters_test

import data.lib.parameters

defaults := {"bound": 5, "names": ["a"], "strict": true}

test_defaults_stand_without_settings if {
	parameters.merged(defaults, {}) == defaults
	parameters.problems(defaults, {}) == {}
}

test_well_typed_settings_win if {
	parameters.merged(defaults, {"bound": 9, "strict": false}) == {"bound": 9, "names": ["a"], "strict": false}
	parameters.problems(defaults, {"bound": 9, "strict": false}) == {}
}

test_an_ill_typed_setting_is_named_and_not_used if {
	parameters.merged(defaults, {"bound": "9"}) == defaults
	parameters.problems(defaults, {"bound": "9"}) == {"/bound": "parameter `bound` is of type string, not number"}
}

test_an_unknown_setting_is_named if {
	parameters.merged(defaults, {"bounds": 9}) == defaults
	parameters.problems(defaults, {"bounds": 9}) == {"/bounds": "parameter `bounds` is not known"}
}

test_lists_hold_text if {
	every names in [[3], ["a", null], [["a"]]] {
		parameters.merged(defaults, {"names": names}) == defaults
		parameters.problems(defaults, {"names": names}) == {"/names": "parameter `names` holds something other than text"}
	}
	parameters.merged(defaults, {"names": []}).names == []
}

test_settings_that_are_no_object_are_reported if {
	every settings in [null, [], "text", 3, false] {
		parameters.merged(defaults, settings) == defaults
		count(parameters.problems(defaults, settings)) == 1
	}
}

test_problems_say_what_is_wrong_with_the_whole if {
	parameters.problems(defaults, [1]) == {"": "the parameters are of type array, not an object"}
}

test_objects_hold_text if {
	nested := {"verbs": {"a": "read"}}
	parameters.merged(nested, {"verbs": {"b": "write"}}) == {"verbs": {"a": "read", "b": "write"}}
	parameters.problems(nested, {"verbs": {"b": 1}}) == {"/verbs": "parameter `verbs` holds something other than text"}
}
