package rules.image_tag_test

import data.rules.image_tag

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

pod(spec) := {"kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

places(manifests) := {finding.at | some finding in image_tag.findings with input as given(manifests)}

image(value) := pod({"containers": [{"name": "app", "image": value}]})

test_images_that_move_are_found if {
	every value in ["nginx", "nginx:latest", "nginx:LATEST", "registry:5000/team/nginx", "registry:5000/nginx:latest", ""] {
		places([image(value)]) == {"/spec/containers/0/image"}
	}
}

test_images_that_stay_pass if {
	every value in ["nginx:1.29", "registry:5000/nginx:1.29", "nginx@sha256:0123456789abcdef", "nginx@sha256:ABC", "nginx:latest@sha256:abc"] {
		places([image(value)]) == set()
	}
}

test_a_broken_digest_is_no_digest if {
	every value in ["nginx:latest@", "nginx:1.29@sha256", "nginx@sha256", "nginx@sha256:", "nginx@:abc", "nginx@sha256:xyz", "nginx@sha256:ab@sha256:cd", "nginx@sha256:ab~"] {
		found := {[finding.at, finding.message] | some finding in image_tag.findings with input as given([image(value)])}
		found == {["/spec/containers/0/image", concat("", ["container `app` runs image `", value, "`, whose digest is broken"])]}
	}
}

test_users_name_more_tags if {
	places([image("nginx:main")]) == {"/spec/containers/0/image"} with data.parameters.configuration.mutable_tags as ["main"]
	places([image("nginx@sha256:abc")]) == set() with data.parameters.configuration.mutable_tags as ["abc"]
}

test_messages if {
	messages := {finding.message |
		some value in ["nginx", "nginx:latest", 3]
		some finding in image_tag.findings with input as given([image(value)])
	}
	messages == {
		"container `app` runs image `nginx` without a tag",
		"container `app` runs image `nginx:latest`, a tag that moves",
		"container `app` names an image that is not a string",
	}
}

test_odd_types if {
	places([image(3)]) == {"/spec/containers/0/image"}
	places([image({"name": "nginx"})]) == {"/spec/containers/0/image"}
	places([pod({"containers": [{"name": "app"}]})]) == set()
}

test_says_all_about_itself if {
	image_tag.about.title == "Image that moves"
	object.remove(image_tag.about.custom, ["examples", "parameters"]) == {
		"id": "K8S-IMAGE-TAG",
		"domain": "images",
		"scope": "object",
		"severity": "medium",
		"remedy": "Name the image by a version tag or, better, by its digest",
		"controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.5.1"}, {"framework": "HIPAA", "id": "164.312(c)(1)"}],
	}
}

findings_of(manifest) := found if {
	found := image_tag.findings with input as given([manifest])
}

test_findings_name_the_container if {
	findings_of(image("registry:5000/nginx")) == {{"resource": 0, "subject": "Pod/web", "at": "/spec/containers/0/image", "message": "container `app` runs image `registry:5000/nginx` without a tag"}}
}
