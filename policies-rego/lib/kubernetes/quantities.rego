# Amounts: quantities of resources, numbers in ranges, and texts compared with patterns.
package lib.kubernetes

suffixes := {
	"k": 1000, "M": 1000000, "G": 1000000000, "T": 1000000000000, "P": 1000000000000000, "E": 1000000000000000000,
	"Ki": 1024, "Mi": 1048576, "Gi": 1073741824, "Ti": 1099511627776, "Pi": 1125899906842624, "Ei": 1152921504606846976,
}

# A thousandth is divided by, not multiplied with: `100m` is `0.1` to the last digit.
parts := {"m": 1000, "u": 1000000, "n": 1000000000}

# METADATA
# description: "A quantity as a number: cores of a CPU, bytes of memory. Undefined for what is no quantity."
quantity(value) := value if {
	is_number(value)
} else := to_number(value) if {
	regex.match(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?$`, value)
} else := to_number(digits) * suffixes[suffix] if {
	[digits, suffix] := split_quantity(value)
} else := to_number(digits) / parts[suffix] if {
	[digits, suffix] := split_quantity(value)
}

split_quantity(value) := [digits, trim_prefix(value, digits)] if {
	digits := regex.find_n(`^[+-]?[0-9]+(\.[0-9]+)?`, value, 1)[0]
}

# METADATA
# description: >-
#   What a container has of a resource, `requests` or `limits`: its own, or its pod's, which speaks for all of its
#   containers together. A request that is not written is the limit, as the API server puts it in.
stated(container, kind, name) := stated_in(container.spec, kind, name) if {
	stated_in(container.spec, kind, name)
} else := stated_in(container.pod.spec, kind, name)

stated_in(spec, kind, name) := amount_in(spec, kind, name) if {
	amount_in(spec, kind, name)
} else := amount_in(spec, "limits", name)

# METADATA
# description: The same without what the API server puts in.
written(container, kind, name) := amount_in(container.spec, kind, name) if {
	amount_in(container.spec, kind, name)
} else := amount_in(container.pod.spec, kind, name)

# Nothing can be asked for less than nothing.
amount_in(spec, kind, name) := amount if {
	amount := quantity(spec.resources[kind][name])
	amount >= 0
}

# METADATA
# description: "Whether a number is within one of the ranges: `8080`, `30000-32767`."
in_ranges(number, ranges) if {
	some range in ranges
	[low, high] := bounds(range)
	number >= low
	number <= high
}

bounds(range) := [to_number(low), to_number(high)] if {
	[low, high] := split(range, "-")
} else := [to_number(range), to_number(range)]

# METADATA
# description: "Whether a text is one of the patterns; one that ends in `*` stands for all that begin so."
is_among(text, patterns) if text in patterns

is_among(text, patterns) if {
	some pattern in patterns
	endswith(pattern, "*")
	startswith(text, trim_suffix(pattern, "*"))
}
