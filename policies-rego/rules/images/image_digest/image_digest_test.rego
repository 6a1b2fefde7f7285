package rules.image_digest_test

import data.rules.image_digest

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := image_digest.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `registry.example/app:1.4.2`, which no digest pins", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := image_digest.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app@sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"}]}},
	])
	findings == set()
}

test_digests_are_as_long_as_their_algorithm_says if {
	findings := image_digest.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:0000000000000000000000000000000000000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a:1@sha512:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@blake3:00000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@my-hash+x:0000000000000000000000000000000000000000"}]}},
	])
	findings == set()
}

test_broken_digests_pin_nothing if {
	findings := image_digest.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:000000000000000000000000000000000000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha512:0000000000000000000000000000000000000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@x:0000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@0000000000000000000000000000000000000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@:0000000000000000000000000000000000000000000000000000000000000000"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "a@sha256:"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@0000000000000000000000000000000000000000000000000000000000000000`, which no digest pins", "resource": 4, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@:0000000000000000000000000000000000000000000000000000000000000000`, which no digest pins", "resource": 5, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@sha256:000000000000000000000000000000000000000000000000000000000000000`, which no digest pins", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@sha256:`, which no digest pins", "resource": 6, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@sha256:gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg`, which no digest pins", "resource": 3, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@sha512:0000000000000000000000000000000000000000000000000000000000000000`, which no digest pins", "resource": 1, "subject": "Pod/web"},
		{"at": "/spec/containers/0/image", "message": "container `app` runs image `a@x:0000000000000000000000000000000`, which no digest pins", "resource": 2, "subject": "Pod/web"},
	}
}

test_values_of_other_types if {
	findings := image_digest.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": 3}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` names an image that is not a string", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	image_digest.about.title == "Image not pinned by digest"
	object.remove(image_digest.about.custom, ["examples"]) == {"id": "K8S-IMAGE-DIGEST", "domain": "images", "scope": "object", "severity": "low", "remedy": "Name the image by digest: registry.example/app@sha256:…", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "5.5.1"}, {"framework": "HIPAA", "id": "164.308(a)(5)(ii)(B)"}]}
}
