package configuration.parameters_of_resources_test

import data.configuration.settings.resources

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	resources.defaults == {
		"required_limits": ["cpu", "memory"],
		"required_requests": ["cpu", "memory"],
		"maximum_limits": {},
		"maximum_requests": {},
		"maximum_ratios": {"memory": "2.5"},
		"maximum_containers": "5",
		"least_spread": "1",
		"autoscaler_ranges": ["1-100"],
		"allowed_replicas": ["0-100"],
		"lifetime_annotation": "pod.kubernetes.io/lifetime",
		"maximum_lifetime": "8h",
		"allowed_storage_classes": [],
		"allowed_reclaim_policies": ["Delete"],
		"required_labels": [],
		"cost_labels": ["owner", "team", "department", "app", "env"],
		"common_labels": ["app.kubernetes.io/name"],
		"required_annotations": [],
	}
}

test_every_default_is_described if {
	object.keys(resources.defaults) == object.keys(resources.about.custom.properties)
}
