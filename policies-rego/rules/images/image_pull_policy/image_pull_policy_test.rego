package rules.image_pull_policy_test

import data.rules.image_pull_policy

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := image_pull_policy.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "imagePullPolicy": "IfNotPresent"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/imagePullPolicy", "message": "container `app` runs image `registry.example/app:1.4.2` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 0, "subject": "Pod/web", "variant": "cached"},
	}
}

test_the_good_example_passes if {
	findings := image_pull_policy.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "imagePullPolicy": "Always"}]}},
	])
	findings == set()
}

test_the_default_depends_on_the_tag if {
	findings := image_pull_policy.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:latest"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a", "imagePullPolicy": "Never"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:latest", "imagePullPolicy": ""}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1", "imagePullPolicy": "always"}]}},
	])
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` leaves its pull policy to the default", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 1, "subject": "Pod/web", "variant": "unstated"},
		{"at": "/spec/containers/0", "message": "container `app` leaves its pull policy to the default", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 2, "subject": "Pod/web", "variant": "unstated"},
		{"at": "/spec/containers/0", "message": "container `app` runs image `a@sha256:0` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 5, "subject": "Pod/web", "variant": "cached"},
		{"at": "/spec/containers/0", "message": "container `app` runs image `registry.example/app:1.4.2` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 0, "subject": "Pod/web", "variant": "cached"},
		{"at": "/spec/containers/0/imagePullPolicy", "message": "container `app` leaves its pull policy to the default", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 4, "subject": "Pod/web", "variant": "unstated"},
		{"at": "/spec/containers/0/imagePullPolicy", "message": "container `app` runs image `a:1` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 6, "subject": "Pod/web", "variant": "cached"},
		{"at": "/spec/containers/0/imagePullPolicy", "message": "container `app` runs image `a` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 3, "subject": "Pod/web", "variant": "floating"},
	}
}

test_users_name_moving_tags if {
	findings := image_pull_policy.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:Edge"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:edge@sha256:00"}]}},
	])
		with data.parameters.configuration as {"mutable_tags": ["latest", "edge"]}
	findings == {
		{"at": "/spec/containers/0", "message": "container `app` runs image `a:Edge` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 0, "subject": "Pod/web", "variant": "floating"},
		{"at": "/spec/containers/0", "message": "container `app` runs image `a:edge@sha256:00` from the node's store if it is there", "patch": [{"op": "add", "path": "/spec/containers/0/imagePullPolicy", "value": "Always"}], "resource": 1, "subject": "Pod/web", "variant": "cached"},
	}
}

test_says_all_about_itself if {
	image_pull_policy.about.title == "Image not pulled each time"
	object.remove(image_pull_policy.about.custom, ["examples"]) == {"id": "K8S-IMAGE-PULL-POLICY", "domain": "images", "scope": "object", "severity": "low", "remedy": "Set imagePullPolicy to Always, or pin the image by digest", "controls": [], "variants": {"cached": {}, "floating": {"title": "Image with a moving tag not pulled each time", "severity": "medium"}, "unstated": {"title": "Pull policy left to the default", "severity": "info"}}, "parameters": ["mutable_tags"]}
}
