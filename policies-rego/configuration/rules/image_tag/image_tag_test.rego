package configuration.rules.image_tag_test

import data.configuration.rules.image_tag

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
	every value in ["nginx:1.29", "registry:5000/nginx:1.29", "nginx@sha256:abc", "nginx:latest@sha256:abc"] {
		places([image(value)]) == set()
	}
}

test_a_broken_digest_is_no_digest if {
	every value in ["nginx:latest@", "nginx:1.29@sha256", "nginx@sha256:", "nginx@:abc", "nginx@sha256:xyz", "nginx@sha256:ab@sha256:cd"] {
		found := {[finding.at, finding.message] | some finding in image_tag.findings with input as given([image(value)])}
		found == {["/spec/containers/0/image", concat("", ["container `app` runs image `", value, "`, whose digest is broken"])]}
	}
}

test_users_name_more_tags if {
	places([image("nginx:main")]) == {"/spec/containers/0/image"} with data.parameters.configuration.mutable_tags as ["main"]
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
