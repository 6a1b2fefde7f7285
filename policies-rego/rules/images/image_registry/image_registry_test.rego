package rules.image_registry_test

import data.rules.image_registry

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := image_registry.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "k8s.gcr.io/pause:3.9"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `k8s.gcr.io/pause:3.9`, from a registry that is denied", "resource": 0, "subject": "Pod/web", "variant": "denied"},
	}
}

test_the_good_example_passes if {
	findings := image_registry.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/pause:3.9"}]}},
	])
	findings == set()
}

test_places_end_where_a_name_ends if {
	findings := image_registry.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "gcr.io/a/b:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "gcr.io:5000/a"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "gcr.io.evil.example/a"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "1.dkr.ecr.eu.amazonaws.com/x"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "mine/app:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "miner/app"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "ubuntu:24.04"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "ubuntu:24.10"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "example.com/app"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "example.com/app:2"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "example.com/app@sha256:0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "example.com/apples"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": 3}]}},
	])
		with data.parameters.configuration as {"allowed_registries": ["gcr.io", "amazonaws.com", "mine/*", "ubuntu:24.04", "example.com/app"]}
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `example.com/apples`, from none of the allowed registries", "resource": 11, "subject": "Pod/web", "variant": "foreign"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `gcr.io.evil.example/a`, from none of the allowed registries", "resource": 2, "subject": "Pod/web", "variant": "foreign"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `gcr.io:5000/a`, from none of the allowed registries", "resource": 1, "subject": "Pod/web", "variant": "foreign"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `miner/app`, from none of the allowed registries", "resource": 5, "subject": "Pod/web", "variant": "foreign"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `ubuntu:24.10`, from none of the allowed registries", "resource": 7, "subject": "Pod/web", "variant": "foreign"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image that is not a string, from none of the allowed registries", "resource": 12, "subject": "Pod/web", "variant": "foreign"},
	}
}

test_an_image_without_a_registry_is_dockers if {
	findings := image_registry.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "nginx"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a/b:1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "docker.io/library/nginx"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "quay.io/a"}]}},
	])
		with data.parameters.configuration as {"denied_registries": ["docker.io"]}
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a/b:1`, from a registry that is denied", "resource": 1, "subject": "Pod/web", "variant": "denied"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `docker.io/library/nginx`, from a registry that is denied", "resource": 2, "subject": "Pod/web", "variant": "denied"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `nginx`, from a registry that is denied", "resource": 0, "subject": "Pod/web", "variant": "denied"},
	}
}

test_says_all_about_itself if {
	image_registry.about.title == "Image from a registry that is not allowed"
	object.remove(image_registry.about.custom, ["examples"]) == {"id": "K8S-IMAGE-REGISTRY", "domain": "images", "scope": "object", "severity": "medium", "remedy": "Use an image of an allowed registry, or have it mirrored there", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.5.1"}, {"framework": "HIPAA", "id": "164.308(a)(5)(ii)(B)"}], "variants": {"foreign": {}, "denied": {"title": "Image from a registry that is denied", "severity": "high"}}, "parameters": ["allowed_registries", "denied_registries"]}
}
