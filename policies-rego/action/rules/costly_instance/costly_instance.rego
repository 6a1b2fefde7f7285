# METADATA
# title: Costly instance type
# description: >-
#   Machines with accelerators, a lot of memory or more processors than the bound cost as much in a day as others in a
#   month.
# custom:
#   id: ACT-COSTLY-INSTANCE
#   severity: medium
#   effect: require_approval
#   approvers: [budget-owner]
#   remedy: Take a smaller instance type, or ask for approval
#   controls: []
#   parameters: [max_vcpus, costly_types]
#   examples:
#     bad: |
#       {"tool": "palette", "verb": "create", "resource": "clusters", "name": "training", "environment": "development", "arguments": {"instanceType": "p4d.24xlarge"}}
#     good: |
#       {"tool": "palette", "verb": "create", "resource": "clusters", "name": "training", "environment": "development", "arguments": {"instanceType": "m5.large"}}
package action.rules.costly_instance

import data.action.parameters
import data.lib.action

about := rego.metadata.chain()[1].annotations

findings contains object.union(setting.place, {"message": message, "wouldAllow": would_allow}) if {
	some setting in action.settings
	setting.key in action.machine_type_keys
	reason := costly(lower(trim_space(setting.value)))
	message := concat("", ["instance type `", trim_space(setting.value), "` ", reason])
	would_allow := concat("", [
		"an ordinary instance type of at most ", format_int(parameters.values.max_vcpus, 10), " processors",
	])
}

costly(type) := "has accelerators or very much memory" if {
	is_costly_family(type)
} else := "is a whole machine" if {
	contains(type, "metal")
} else := concat(" ", ["has", format_int(processors(type), 10), "processors"]) if {
	processors(type) > parameters.values.max_vcpus
}

is_costly_family(type) if {
	some prefix in parameters.values.costly_types
	startswith(type, prefix)
}

# An EC2 `xlarge` has 4 processors, an `8xlarge` 32; Azure states them behind the family, `Standard_D32s_v5`; Google at
# the end, `n2-standard-32`.
processors(type) := 4 * number_at_start(split(type, ".")[1]) if {
	endswith(type, "xlarge")
} else := number_at_start(trim_left(substring(type, 9, -1), "abcdefghijklmnopqrstuvwxyz")) if {
	startswith(type, "standard_")
} else := number_at_start(split(type, "-")[2])

number_at_start(text) := to_number(substring(text, 0, min(ends))) if {
	ends := {count(text)} | {index |
		some index in numbers.range(0, count(text) - 1)
		not substring(text, index, 1) in {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
	}
}
