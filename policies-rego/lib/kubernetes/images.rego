# References to images: registry, repository, tag and digest.
package lib.kubernetes

# METADATA
# description: >-
#   The parts of a reference: `{name, registry, tag, digest}`, each `""` where it is not stated; `name` is all before tag
#   and digest. Undefined for what is no text.
image_parts(image) := {"name": name, "registry": registry, "tag": tag, "digest": digest} if {
	before := split(image, "@")[0]
	digest := trim_prefix(substring(image, count(before), -1), "@")
	segments := split(before, "/")
	last := split(segments[count(segments) - 1], ":")
	tag := concat(":", array.slice(last, 1, count(last)))
	name := trim_suffix(before, concat("", [":", tag]))
	registry := registry_of(segments)
}

# The first part of a name is a registry if it could be a host; Docker's own has no name.
registry_of(segments) := segments[0] if {
	count(segments) > 1
	is_host(segments[0])
} else := ""

is_host("localhost")

is_host(segment) if contains(segment, ".")

is_host(segment) if contains(segment, ":")

# METADATA
# description: "The reference in full: `docker.io/library/nginx:1.27` of `nginx:1.27`."
canonical_image(image) := image if {
	image_parts(image).registry != ""
} else := concat("", ["docker.io/", image]) if {
	contains(image, "/")
} else := concat("", ["docker.io/library/", image])

# METADATA
# description: >-
#   Whether an image is from one of these places: a pattern that ends in `*`, a registry, a domain of registries, a
#   repository, or one image. `gcr.io` is not `gcr.io:5000`, and `example.com/app` is not `example.com/apples`.
is_from(image, places) if {
	some place in places
	some form in {image, canonical_image(image)}
	is_in_place(form, place)
}

is_in_place(image, place) if image == place

is_in_place(image, place) if is_among(image, [place])

is_in_place(image, place) if startswith(image, concat("", [trim_suffix(place, "/"), "/"]))

is_in_place(image, place) if {
	contains(place, "/")
	some mark in [":", "@"]
	startswith(image, concat("", [place, mark]))
}

is_in_place(image, place) if {
	not contains(place, "/")
	endswith(image_parts(image).registry, concat("", [".", place]))
}

# METADATA
# description: >-
#   Whether a digest pins an image: an algorithm and as many hexadecimal digits as it has, 64 for `sha256`, 128 for
#   `sha512`, at least 32 for others.
is_pinned(image) if {
	[algorithm, digits] := split(image_parts(image).digest, ":")
	regex.match(`^[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*$`, algorithm)
	regex.match(`^[0-9a-fA-F]+$`, digits)
	count(digits) == object.get({"sha256": 64, "sha512": 128}, algorithm, max([32, count(digits)]))
}
