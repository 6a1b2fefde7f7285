package configuration.parameters_test

import data.configuration.parameters

# Written out here once more: whoever changes a default changes what everybody's manifests are judged by.
test_the_defaults if {
	expected := {
		"packs": ["default"],
		"required_limits": ["cpu", "memory"],
		"required_requests": ["cpu", "memory"],
		"trusted_host_paths": [],
		"allowed_capabilities": ["NET_BIND_SERVICE"],
		"mutable_tags": ["latest"],
		"audit_log_maxage": 30,
		"audit_log_maxbackup": 10,
		"audit_log_maxsize": 100,
		"kubernetes_version": "",
		"anonymous_subjects": ["system:anonymous", "system:unauthenticated"],
		"oldest_kubernetes_version": "1.34",
		"widest_file_mode": "",
	}
	object.filter(parameters.values, object.keys(expected)) == expected
	parameters.problems == {}
}

test_everything_that_can_be_set_is_described if {
	object.keys(parameters.described.schema.properties) == object.keys(parameters.defaults)
	parameters.described.values == parameters.values
	parameters.described.problems == {}
}

test_settings_stand_for_defaults if {
	parameters.values.mutable_tags == ["main"] with data.parameters.configuration as {"mutable_tags": ["main"]}
	parameters.problems == {"/packs/1": "there is no pack `soc2`: there are all, cis, cost, default, hipaa, nsa, palette, pss, pss-baseline, security"} with data.parameters.configuration as {"packs": ["cis", "soc2"]}
	parameters.problems == {"/tags": "parameter `tags` is not known"} with data.parameters.configuration as {"tags": ["main"]}
}
