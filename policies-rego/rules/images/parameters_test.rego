package configuration.parameters_of_images_test

import data.configuration.settings.images

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	images.defaults == {
		"mutable_tags": ["latest"],
		"allowed_registries": [],
		"denied_registries": ["k8s.gcr.io"],
	}
}

test_every_default_is_described if {
	object.keys(images.defaults) == object.keys(images.about.custom.properties)
}
