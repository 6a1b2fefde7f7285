package rules.sudo_test

import data.rules.sudo

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := sudo.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "command": ["sh", "-c", "sudo cat /etc/shadow"]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/command/2", "message": "container `app` runs sudo", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := sudo.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "command": ["sh", "-c", "cat /etc/hostname"]}]}},
	])
	findings == set()
}

test_it_is_found_wherever_it_is_a_word if {
	findings := sudo.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "command": ["/usr/bin/sudo", "a"], "args": ["true && sudo x", "(sudo x)"]}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "command": ["sudoku", "pseudo", "a-sudo b", 3], "args": "x"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/args/0", "message": "container `app` runs sudo", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/args/1", "message": "container `app` runs sudo", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/command/0", "message": "container `app` runs sudo", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	sudo.about.title == "Command runs sudo"
	object.remove(sudo.about.custom, ["examples"]) == {"id": "K8S-SUDO", "domain": "pod-security", "scope": "object", "severity": "medium", "remedy": "Run the container as the user that its command needs, without sudo", "controls": []}
}
