package configuration.parameters_of_pod_security_test

import data.configuration.settings.pod_security

# Written out here once more: whoever changes a default changes what is found.
test_the_defaults if {
	pod_security.defaults == {
		"trusted_host_paths": [],
		"allowed_capabilities": ["NET_BIND_SERVICE"],
		"lowest_user_id": "10000",
		"allowed_fs_groups": ["1-4294967295"],
		"credential_host_paths": ["/root/.aws", "/.aws", "/home/.aws", "/root/.config/gcloud", "/.config/gcloud", "/gcloud", "/root/.azure", "/.azure", "/etc/kubernetes/azure.json", "/etc/kubernetes/cloud-config"],
		"allowed_flex_drivers": [],
		"allowed_host_ports": [],
		"images_with_writable_root": [],
		"allowed_sysctls": ["*"],
		"forbidden_sysctls": [],
		"allowed_seccomp_profiles": ["runtime/default", "docker/default", "localhost/*"],
	}
}

test_every_default_is_described if {
	object.keys(pod_security.defaults) == object.keys(pod_security.about.custom.properties)
}
