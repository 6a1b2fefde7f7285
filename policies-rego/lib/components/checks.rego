# What rules hold against a flag beside booleans: lists, numbers, plug-ins, gates, durations, addresses.
package lib.components

# METADATA
# description: A finding for a list that lacks an item; one that is not stated lacks every item.
unless_listed(process, flag, item) := finding(process, flag, message) if {
	value(process, flag)
	not item in items(process, flag)
	message := concat("", ["has ", shown(process, flag), ", without `", item, "`"])
} else := finding(process, flag, message) if {
	lacks(process, flag)
	message := concat("", ["has no `--", flag, "`, and so not `", item, "`"])
}

# METADATA
# description: A finding for a list that has an item.
if_listed(process, flag, item) := finding(process, flag, message) if {
	item in items(process, flag)
	message := concat("", ["has `", item, "` in ", named_as(process, flag)])
}

enabled := "enable-admission-plugins"

disabled := "disable-admission-plugins"

# METADATA
# description: Admission plug-ins that an API server enables, by the flag of today and by that of old.
plugins(process) := items(process, enabled) | items(process, "admission-control")

# METADATA
# description: A finding for an admission plug-in that is off unless it is enabled.
unless_enabled(process, plugin) := finding(process, flag, message) if {
	not is_enabled(process, plugin)
	flag := plugin_flag(process, plugin)
	message := concat("", ["does not enable the admission plug-in `", plugin, "`"])
}

is_enabled(process, plugin) if {
	plugin in plugins(process)
	not plugin in items(process, disabled)
}

plugin_flag(process, plugin) := disabled if {
	plugin in items(process, disabled)
} else := enabled

# METADATA
# description: A finding for an admission plug-in that must not be enabled.
if_enabled(process, plugin) := finding(process, enabled, message) if {
	is_enabled(process, plugin)
	message := concat("", ["enables the admission plug-in `", plugin, "`"])
}

# METADATA
# description: A finding for an admission plug-in that is on unless it is disabled.
if_disabled(process, plugin) := finding(process, disabled, message) if {
	plugin in items(process, disabled)
	message := concat("", ["disables the admission plug-in `", plugin, "`"])
}

# METADATA
# description: >-
#   A finding for a number that is too small, `low`, or not stated, `unset`. What is no number is too small; the patch
#   states the least that will do.
unless_at_least(process, flag, least) := object.union_n([finding(process, flag, message), set_to(process, flag, text), {"variant": "low"}]) if {
	value(process, flag)
	not is_at_least(value(process, flag), least)
	text := format_int(least, 10)
	message := concat("", ["has ", shown(process, flag), ", less than ", text])
} else := object.union(unless_text(process, flag, format_int(least, 10)), {"variant": "unset"}) if {
	lacks(process, flag)
}

is_at_least(text, least) if {
	regex.match(`^[0-9]+$`, text)
	to_number(text) >= least
}

# METADATA
# description: "A finding for a feature gate that is off, or told something that is no boolean."
if_gate_off(process, name) := finding(process, "feature-gates", message) if {
	stated := gate(process, name)
	stated != true
	message := concat("", ["turns the feature gate `", name, "` off"])
}

# METADATA
# description: The nanoseconds of a duration as Go writes it, `1m30s`; a bare `0` is none. Undefined for any other text.
duration(text) := time.parse_duration_ns(text) if {
	regex.match(`^(?:[0-9]+(?:\.[0-9]+)?(?:ns|us|µs|ms|s|m|h))+$`, text)
} else := 0 if {
	text == "0"
}

second := 1000000000

loopback := {"127.0.0.1", "::1", "localhost"}

# METADATA
# description: A finding for an address that others reach, and for the default, which is every address.
unless_loopback(process, flag) := unless_text(process, flag, "127.0.0.1") if not is_loopback(process, flag)

is_loopback(process, flag) if value(process, flag) in loopback

# METADATA
# description: >-
#   Cipher suites of TLS that are held to be strong, as the CIS Kubernetes Benchmark lists them: forward secrecy, and no
#   RC4, 3DES or key exchange by RSA.
strong_ciphers := {
	"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
	"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
	"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
	"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
	"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
}

# METADATA
# description: A finding for a list of cipher suites with a weak one, and for none, which leaves them to the release.
unless_strong(process) := object.union(finding(process, "tls-cipher-suites", message), {"variant": "weak"}) if {
	value(process, "tls-cipher-suites")
	weak := sort(items(process, "tls-cipher-suites") - strong_ciphers)
	count(weak) > 0
	message := concat("", ["allows the weak cipher suite `", weak[0], "`", and_others(weak)])
} else := object.union(finding(process, "tls-cipher-suites", message), {"variant": "unset"}) if {
	lacks(process, "tls-cipher-suites")
	message := concat(" ", ["has no", named_as(process, "tls-cipher-suites"), "to say which cipher suites it allows"])
}

and_others(list) := "" if count(list) == 1

and_others(list) := " and another one" if count(list) == 2

and_others(list) := concat("", [" and ", format_int(count(list) - 1, 10), " others"]) if count(list) > 2
