package lib.quantities_test

import data.lib.kubernetes

test_quantities_in_every_unit if {
	every text, amount in {
		"1": 1, "+1": 1, "-2": -2, "0.5": 0.5, "1e3": 1000, "1.5E2": 150, "2e-1": 0.2, "100m": 0.1, "5u": 0.000005, "5n": 0.000000005,
		"1k": 1000, "1M": 1000000, "1G": 1000000000, "1T": 1000000000000, "1P": 1000000000000000, "1E": 1000000000000000000,
		"1Ki": 1024, "1Mi": 1048576, "1Gi": 1073741824, "1Ti": 1099511627776, "1Pi": 1125899906842624, "1Ei": 1152921504606846976,
		"1.5Gi": 1610612736,
	} {
		kubernetes.quantity(text) == amount
	}
	kubernetes.quantity(3) == 3
	kubernetes.quantity("100m") == kubernetes.quantity("0.1")
	kubernetes.quantity("1500m") == kubernetes.quantity("1.5")
	every odd in ["", "Gi", "1 Gi", "1gi", "1KI", "1e", "1e100", "1..2", "x1", "1MiB", "--1", true, null, ["1"]] {
		not kubernetes.quantity(odd)
	}
}

container(own, of_pod) := {"spec": {"resources": own}, "pod": {"spec": {"resources": of_pod}}}

test_the_container_speaks_before_its_pod if {
	kubernetes.stated(container({"limits": {"cpu": "1"}}, {"limits": {"cpu": "2"}}), "limits", "cpu") == 1
	kubernetes.stated(container({"limits": {"memory": "1"}}, {"limits": {"cpu": "2"}}), "limits", "cpu") == 2
	kubernetes.stated(container({"limits": {"cpu": 0}}, {"limits": {"cpu": "2"}}), "limits", "cpu") == 0
	kubernetes.stated(container({}, {"requests": {"cpu": "2"}}), "requests", "cpu") == 2
	not kubernetes.stated(container({"requests": {"cpu": "1"}}, {}), "limits", "cpu")
	not kubernetes.stated(container({}, {}), "requests", "cpu")
}

# As the API server puts it in: the container's own limit is its request before the pod's request is.
test_a_request_that_is_not_written_is_the_limit if {
	kubernetes.stated(container({"limits": {"cpu": "1"}}, {}), "requests", "cpu") == 1
	kubernetes.stated(container({"limits": {"cpu": "1"}}, {"requests": {"cpu": "2"}}), "requests", "cpu") == 1
	kubernetes.stated(container({"limits": {"cpu": "3"}, "requests": {"cpu": "1"}}, {}), "requests", "cpu") == 1
	kubernetes.stated(container({}, {"limits": {"cpu": "2"}}), "requests", "cpu") == 2
	kubernetes.stated(container({"limits": {"cpu": "1"}, "requests": {"cpu": "0"}}, {}), "requests", "cpu") == 0
}

test_what_is_written_is_only_that if {
	kubernetes.written(container({"requests": {"cpu": "1"}}, {"requests": {"cpu": "2"}}), "requests", "cpu") == 1
	kubernetes.written(container({}, {"requests": {"cpu": "2"}}), "requests", "cpu") == 2
	not kubernetes.written(container({"limits": {"cpu": "1"}}, {"limits": {"cpu": "1"}}), "requests", "cpu")
}

test_broken_and_negative_amounts_say_nothing if {
	every amount in ["-1", "x", {}, null] {
		not kubernetes.written(container({"limits": {"cpu": amount}}, {}), "limits", "cpu")
		not kubernetes.stated(container({"limits": {"cpu": amount}}, {}), "requests", "cpu")
		kubernetes.stated(container({"limits": {"cpu": amount}}, {"limits": {"cpu": "1"}}), "limits", "cpu") == 1
	}
}

test_ranges_hold_both_their_ends if {
	every number in [8080, 30000, 31000, 32767] {
		kubernetes.in_ranges(number, ["8080", "30000-32767"])
	}
	every number in [8079, 8081, 29999, 32768, "8080"] {
		not kubernetes.in_ranges(number, ["8080", "30000-32767"])
	}
	not kubernetes.in_ranges(1, [])
	not kubernetes.in_ranges(1, ["x", "1-x", "1-2-3", ""])
}

test_patterns_end_in_a_star_or_say_all if {
	kubernetes.is_among("net.core.x", ["net.core.x"])
	kubernetes.is_among("net.core.x", ["a", "net.*"])
	kubernetes.is_among("x", ["*"])
	not kubernetes.is_among("net.core.x", ["net.core", "core*", "*.x", "net.core.x.*"])
	not kubernetes.is_among("x", [])
}
