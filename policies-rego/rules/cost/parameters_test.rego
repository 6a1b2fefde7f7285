package configuration.settings.cost_test

import data.configuration.settings.cost

test_every_setting_is_described if {
	object.keys(cost.defaults) == object.keys(cost.about.custom.properties)
}
