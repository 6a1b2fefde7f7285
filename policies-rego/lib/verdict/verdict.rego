# METADATA
# title: Verdicts
# description: >-
#   Joins what a rule found with what its METADATA says, and turns findings into one effect. A rule's `about` is its
#   package's annotations; a rule that says too little about itself is taken for a severe one, never left out.
package lib.verdict

severities := ["critical", "high", "medium", "low", "info"]

effects := ["allow", "require_approval", "deny"]

# METADATA
# description: What a finding of a severity leads to, unless the rule's METADATA states an effect of its own.
effect_of_severity := {
	"critical": "deny",
	"high": "deny",
	"medium": "require_approval",
	"low": "allow",
	"info": "allow",
}

# METADATA
# description: >-
#   One finding as a decision carries it. `custom.variants[found.variant]` of the METADATA narrows what holds for the
#   whole rule; `data.parameters.severities[id]` is the user's own severity.
finding(name, about, found) := object.union_n([kept, preview_mark(meta), {
	"rule": id,
	"title": object.get(meta, "title", object.get(about, "title", name)),
	"severity": severity,
	"effect": counted_effect(meta, severity),
	"message": object.get(found, "message", "the rule found something, and says no more"),
	"at": object.get(found, "at", ""),
	"controls": object.get(meta, "controls", []),
	"remedy": object.get(meta, "remedy", ""),
	"retryable": object.get(found, "retryable", object.get(meta, "retryable", true)),
}]) if {
	custom := object.get(about, "custom", {})
	meta := object.union(custom, narrowing(custom, found))
	id := object.get(meta, "id", name)
	severity := chosen_severity(id, meta)
	kept := object.filter(object.union(found, approvers(id, meta)), fields)
}

# A variant that says nothing narrows nothing.
narrowing(custom, found) := said if {
	said := custom.variants[found.variant]
	is_object(said)
} else := {}

# What a rule itself may say beside message, place and retryable; the rest it found is for its message.
fields := ["resource", "subject", "variant", "range", "status", "patch", "wouldAllow", "approvers"]

# The user's own approvers, `data.parameters.approvers[id]`, stand for those of the METADATA.
approvers(id, meta) := {"approvers": data.parameters.approvers[id]} if {
	count(data.parameters.approvers[id]) > 0
	every role in data.parameters.approvers[id] {
		is_string(role)
	}
} else := {"approvers": meta.approvers} if {
	meta.approvers
} else := {}

# METADATA
# description: >-
#   Whether the user has switched a rule off: `data.parameters.severities[id]` is `off`. A rule whose METADATA has
#   `custom.always` stays on.
is_off(name, about) if {
	not is_always(object.get(about, "custom", {}))
	data.parameters.severities[object.get(about, ["custom", "id"], name)] == "off"
}

# What cannot be judged is neither switched off nor softened.
is_always(custom) if custom.always == true

chosen_severity(id, meta) := severity_or_worst(data.parameters.severities[id]) if {
	not is_always(meta)
	data.parameters.severities[id] != null
} else := severity_or_worst(object.get(meta, "severity", "critical"))

severity_or_worst(severity) := severity if {
	severity in severities
} else := "critical"

# A rule in preview is told and leads to nothing, unless the user has it count: `data.parameters.preview` is true.
is_in_preview(meta) if {
	meta.stability == "preview"
	not data.parameters.preview == true
}

preview_mark(meta) := {"stability": "preview"} if {
	is_in_preview(meta)
} else := {}

counted_effect(meta, severity) := "allow" if {
	is_in_preview(meta)
} else := effect(meta, severity)

# An effect that is not known stops the thing, as an unknown result does.
effect(meta, _) := "deny" if {
	not meta.effect in effects
} else := meta.effect

effect(meta, severity) := effect_of_severity[severity] if not meta.effect

# METADATA
# description: The worst effect among the findings; without findings, `allow`.
worst(findings) := effects[max({0} | {index |
	some found in findings
	some index, name in effects
	name == found.effect
})]

# METADATA
# description: Worst first, then in the order of the documents.
sorted(findings) := [entry[4] |
	some entry in sort([[rank, object.get(found, "resource", 0), found.at, found.rule, found] |
		some found in findings
		some rank, severity in severities
		severity == found.severity
	])
]

# METADATA
# description: The document that an entrypoint yields.
result(findings) := {"effect": worst(findings), "findings": sorted(findings)}

# METADATA
# description: One finding for each parameter that cannot be used, so that a typing error does not loosen a policy.
parameter_findings(pack, problems) := {finding("parameters", about, {"at": at, "message": message}) |
	some pointer, message in problems
	at := concat("", ["/parameters/", pack, pointer])
} if {
	about := {
		"title": "Parameters that cannot be used",
		"custom": {
			"id": "PARAMETERS",
			"severity": "high",
			"effect": "deny",
			"remedy": "Correct or remove the parameter; the pack's parameters.rego lists them",
		},
	}
}

# METADATA
# description: >-
#   One line of a catalogue, from a rule's METADATA and from what its pack says of its parameters. Examples and
#   parameters are there if the rule has any.
entry(name, about, described) := object.union_n([required_entry(name, about), shown, settings]) if {
	shown := object.filter(object.get(about, "custom", {}), ["domain", "examples", "kinds"])
	settings := {"parameters": list |
		list := [setting(parameter, described) | some parameter in about.custom.parameters]
		count(list) > 0
	}
}

setting(name, described) := {
	"name": name,
	"description": object.get(described, ["schema", "properties", name, "description"], ""),
	"value": described.values[name],
}

required_entry(name, about) := {
	"rule": object.get(about, ["custom", "id"], name),
	"title": object.get(about, "title", name),
	"description": object.get(about, "description", ""),
	"severity": object.get(about, ["custom", "severity"], "critical"),
	"controls": controls_of(object.get(about, "custom", {})),
	"remedy": object.get(about, ["custom", "remedy"], ""),
	"stability": stability(object.get(about, ["custom", "stability"], "stable")),
	"version": object.get(about, ["custom", "version"], "1.0.0"),
}

# Those of the rule, and behind them what only variants have.
controls_of(custom) := array.concat(own, sort([control | some control in others])) if {
	own := object.get(custom, "controls", [])
	others := {control |
		some variant in object.get(custom, "variants", {})
		some control in variant.controls
		not control in own
	}
}

# What is not known counts, as what is stable does.
stability(stated) := stated if {
	stated in ["preview", "deprecated"]
} else := "stable"
