package lib.images_test

import data.lib.kubernetes

digest := "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

test_parts_of_references if {
	every image, parts in {
		"nginx": ["nginx", "", "", ""],
		"nginx:1.27": ["nginx", "", "1.27", ""],
		"library/nginx:1.27": ["library/nginx", "", "1.27", ""],
		"registry.example/a/b:1": ["registry.example/a/b", "registry.example", "1", ""],
		"registry:5000/a": ["registry:5000/a", "registry:5000", "", ""],
		"registry:5000/a:1": ["registry:5000/a", "registry:5000", "1", ""],
		"localhost/a:1": ["localhost/a", "localhost", "1", ""],
		"nginx:1:2": ["nginx", "", "1:2", ""],
		"nginx@sha256:0": ["nginx", "", "", "sha256:0"],
		"nginx:1@sha256:0": ["nginx", "", "1", "sha256:0"],
		"nginx@a@b": ["nginx", "", "", "a@b"],
		"nginx:": ["nginx", "", "", ""],
		"nginx@": ["nginx", "", "", ""],
		"": ["", "", "", ""],
	} {
		kubernetes.image_parts(image) == {"name": parts[0], "registry": parts[1], "tag": parts[2], "digest": parts[3]}
	}
	every odd in [3, null, ["nginx"], {}] {
		not kubernetes.image_parts(odd)
	}
}

test_references_in_full if {
	kubernetes.canonical_image("nginx:1") == "docker.io/library/nginx:1"
	kubernetes.canonical_image("bitnami/nginx") == "docker.io/bitnami/nginx"
	kubernetes.canonical_image("quay.io/a/b") == "quay.io/a/b"
	kubernetes.canonical_image("localhost/a") == "localhost/a"
}

test_places_that_images_are_from if {
	every image, place in {
		"gcr.io/a/b:1": "gcr.io", "gcr.io/a/b": "gcr.io/a", "gcr.io/a/b:2": "gcr.io/a/b", "gcr.io/a/b@sha256:0": "gcr.io/a/b",
		"gcr.io/a/c:1": "gcr.io/a/c:1", "gcr.io/a/d": "gcr.io/a/", "eu.gcr.io/a": "gcr.io", "nginx": "docker.io/library/nginx",
		"nginx:1": "docker.io", "bitnami/nginx": "docker.io/bitnami", "quay.io/ab": "quay.io/a*", "registry:5000/a": "registry:5000",
		"redis": "redis",
	} {
		kubernetes.is_from(image, ["other.example", place])
	}
	every image, place in {
		"gcr.io:5000/a": "gcr.io", "example.com/apples": "example.com/app", "notgcr.io/a": "gcr.io", "gcr.io/a": "gcr.io/a/b",
		"quay.io/b": "quay.io/a*", "evil.example/gcr.io/a": "gcr.io", "nginx": "nginx:1", "eu.gcr.io/a/b": "gcr.io/a",
	} {
		not kubernetes.is_from(image, [place])
	}
	not kubernetes.is_from("nginx", [])
}

repeated(digit, times) := concat("", [text | some _ in numbers.range(1, times); text := sprintf("%s", [digit])])

pinned(algorithm, digits) if kubernetes.is_pinned(concat("", ["a@", algorithm, ":", digits]))

test_a_digest_has_as_many_digits_as_its_algorithm_gives if {
	kubernetes.is_pinned(concat("@", ["registry.example/a:1", digest]))
	pinned("sha256", repeated("a", 64))
	not pinned("sha256", repeated("a", 63))
	not pinned("sha256", repeated("a", 65))
	not pinned("sha256", repeated("a", 32))
	pinned("sha512", repeated("F", 128))
	not pinned("sha512", repeated("F", 64))
	pinned("other+x", repeated("0", 32))
	pinned("other", repeated("0", 40))
	not pinned("other", repeated("0", 31))
	not pinned("sha256", repeated("g", 64))
	not pinned("2sha", repeated("0", 32))
	not pinned("", repeated("0", 64))
	not kubernetes.is_pinned("nginx:1")
	not kubernetes.is_pinned(concat("", ["nginx@", repeated("0", 64)]))
	not kubernetes.is_pinned(concat("", ["nginx@", digest, ":0"]))
}
