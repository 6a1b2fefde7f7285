package rules.duplicate_variable_test

import data.rules.duplicate_variable

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := duplicate_variable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "MODE", "value": "a"}, {"name": "MODE", "value": "b"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/1", "message": "container `app` states variable `MODE` again", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := duplicate_variable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "MODE", "value": "a"}, {"name": "LEVEL", "value": "b"}]}]}},
	])
	findings == set()
}

test_each_again_is_found if {
	findings := duplicate_variable.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "A"}, {"name": "B"}, {"name": "A"}, 3, {}, {}, {"name": "A"}]}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": {"name": "A"}}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/2", "message": "container `app` states variable `A` again", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/env/6", "message": "container `app` states variable `A` again", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	duplicate_variable.about.title == "Environment variable stated twice"
	object.remove(duplicate_variable.about.custom, ["examples"]) == {"id": "K8S-DUPLICATE-VARIABLE", "domain": "hygiene", "scope": "object", "severity": "low", "remedy": "State each variable once", "controls": []}
}
