package lib.action

# METADATA
# description: "Whether a name is one of those that a parameter lists; one that ends in `*` stands for all that begin so."
is_listed(name, patterns) if name in patterns

is_listed(name, patterns) if {
	some pattern in patterns
	endswith(pattern, "*")
	startswith(name, trim_suffix(pattern, "*"))
}

# METADATA
# description: "Whether an operation is about everything of its kind: it says so, or names nothing and picks nothing."
takes_all(act) if act.all == true

takes_all(act) if squeeze(act.verb) in {"deletecollection", "deleteall", "purge", "wipe"}

takes_all(act) if {
	not act.selector
	count(act.targets) > 0
	every target in act.targets {
		not is_single(target)
	}
	count(object.get(act, "manifests", [])) == 0
	count(object.get(act, "files", [])) == 0
}

is_single(target) if {
	name := target.name
	not is_pattern(name)
}

# METADATA
# description: "A name that stands for several: `*`, `kube-*`, `--all`."
is_pattern(name) if squeeze(name) in {"all", "*"}

is_pattern(name) if {
	some mark in ["*", "?", "["]
	contains(name, mark)
}
