# METADATA
# title: Packs
# description: >-
#   Functions that packs name their rules with, from the METADATA of the rules. A pack says of each rule what it wants of
#   it: `"all"`, `{"only": variants}` or `{"except": variants}`.
package lib.packs

# METADATA
# description: The rules of some domains, which are the folders that rules are in.
rules_in(domains) := {name: "all" |
	some name
	data.rules[name].about.custom.domain in domains
}

# METADATA
# description: The rules that a framework's controls name, and of each what they name.
rules_of(framework) := {name: wanted |
	some name
	about := data.rules[name].about
	wanted := named(about.custom, framework, controls_of(about.custom, framework))
}

# METADATA
# description: The rules that some of a framework's controls name, by the ids of these.
rules_for(framework, ids) := {name: wanted |
	some name
	about := data.rules[name].about
	wanted := named(about.custom, framework, ids)
}

# METADATA
# description: What tells that the configuration of a cluster could not be read, beside rules that would have read it.
reading := {"misread": "all"}

controls_of(custom, framework) := {control.id |
	some meta in array.concat([custom], [variant | some variant in object.get(custom, "variants", {})])
	some control in meta.controls
	control.framework == framework
}

# What variants say of controls stands for what the rule says.
named(custom, framework, ids) := wanted if {
	names(custom, framework, ids)
	others := {variant | some variant, meta in custom.variants; meta.controls; not names(meta, framework, ids)}
	wanted := {"except": others}
} else := {"only": variants} if {
	variants := {variant | some variant, meta in custom.variants; names(meta, framework, ids)}
	count(variants) > 0
}

names(meta, framework, ids) if {
	some control in meta.controls
	control.framework == framework
	control.id in ids
}

# METADATA
# description: "Whether what a pack wants of a rule includes a finding."
wants(wanted, _) if wanted == "all"

wants(wanted, found) if found.variant in wanted.only

wants(wanted, found) if {
	wanted.except
	not object.get(found, "variant", "") in wanted.except
}
