package rules.interactive_test

import data.rules.interactive

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := interactive.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "tty": true}]}},
	])
	findings == {
		{"at": "/spec/containers/0/tty", "message": "container `app` has tty", "patch": [{"op": "remove", "path": "/spec/containers/0/tty"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := interactive.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "tty": false}]}},
	])
	findings == set()
}

test_both_are_found if {
	findings := interactive.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "stdin": true, "tty": "true"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "stdin": null}]}},
	])
	findings == {
		{"at": "/spec/containers/0/stdin", "message": "container `app` has stdin", "patch": [{"op": "remove", "path": "/spec/containers/0/stdin"}], "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/tty", "message": "container `app` has tty", "patch": [{"op": "remove", "path": "/spec/containers/0/tty"}], "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	interactive.about.title == "Container waits for somebody to type"
	object.remove(interactive.about.custom, ["examples"]) == {"id": "K8S-INTERACTIVE", "domain": "pod-security", "scope": "object", "severity": "low", "remedy": "Remove stdin and tty", "controls": []}
}
