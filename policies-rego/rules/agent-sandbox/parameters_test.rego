package configuration.parameters_of_agent_sandbox_test

import data.configuration.settings.agent_sandbox

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	agent_sandbox.defaults == {
		"hardened_runtime_classes": ["gvisor", "kata", "kata-qemu", "kata-clh", "kata-fc", "kata-qemu-snp", "kata-qemu-tdx", "kata-cc", "kata-mshv-vm-isolation"],
		"sandbox_limits": {"cpu": "2", "memory": "4Gi"},
	}
}

test_every_default_is_described if {
	object.keys(agent_sandbox.defaults) == object.keys(agent_sandbox.about.custom.properties)
}
