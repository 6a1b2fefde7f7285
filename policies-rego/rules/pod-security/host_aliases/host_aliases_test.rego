package rules.host_aliases_test

import data.rules.host_aliases

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := host_aliases.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostAliases": [{"ip": "10.0.0.1", "hostnames": ["db.example"]}], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/hostAliases", "message": "the pod has entries of its own in /etc/hosts", "patch": [{"op": "remove", "path": "/spec/hostAliases"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := host_aliases.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_empty_lists_set_nothing if {
	findings := host_aliases.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostAliases": [], "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostAliases": null, "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_values_of_other_types_are_found if {
	findings := host_aliases.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"hostAliases": "x", "containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/hostAliases", "message": "the pod has entries of its own in /etc/hosts", "patch": [{"op": "remove", "path": "/spec/hostAliases"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	host_aliases.about.title == "Entries of /etc/hosts set"
	object.remove(host_aliases.about.custom, ["examples"]) == {"id": "K8S-HOST-ALIASES", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Remove hostAliases; give the address a Service or a record of DNS", "controls": []}
}
