package configuration.parameters_of_hygiene_test

import data.configuration.settings.hygiene

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	hygiene.defaults == {
		"forbidden_namespaces": ["kube-public", "kube-node-lease"],
		"forbidden_annotations": ["fluxcd.io/*"],
	}
}

test_every_default_is_described if {
	object.keys(hygiene.defaults) == object.keys(hygiene.about.custom.properties)
}
