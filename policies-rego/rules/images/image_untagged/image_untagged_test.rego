package rules.image_untagged_test

import data.rules.image_untagged

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := image_untagged.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `registry.example/app` without a tag", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := image_untagged.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == set()
}

test_a_port_is_no_tag if {
	findings := image_untagged.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example:5000/app"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example:5000/app:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": 3}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a:` without a tag", "resource": 3, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `registry.example:5000/app` without a tag", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	image_untagged.about.title == "Image without tag and digest"
	object.remove(image_untagged.about.custom, ["examples"]) == {"id": "K8S-IMAGE-UNTAGGED", "domain": "images", "scope": "object", "severity": "low", "remedy": "Name a version, or better a digest", "controls": [{"framework": "HIPAA", "id": "164.308(a)(5)(ii)(B)"}]}
}
