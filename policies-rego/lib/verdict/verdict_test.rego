package lib.verdict_test

import data.lib.verdict

about := {
	"title": "A thing",
	"description": "What it is",
	"custom": {
		"id": "T-1",
		"severity": "medium",
		"remedy": "Do it",
		"controls": [{"framework": "F", "id": "1"}],
		"variants": {"worse": {"severity": "critical", "title": "A worse thing"}},
	},
}

found := {"at": "/a", "message": "m"}

test_a_finding_is_joined_with_its_metadata if {
	verdict.finding("thing", about, found) == {
		"rule": "T-1", "title": "A thing", "severity": "medium", "effect": "require_approval",
		"message": "m", "at": "/a", "controls": [{"framework": "F", "id": "1"}], "remedy": "Do it", "retryable": true,
	}
}

test_a_variant_narrows_the_metadata if {
	joined := verdict.finding("thing", about, object.union(found, {"variant": "worse"}))
	joined.severity == "critical"
	joined.title == "A worse thing"
	joined.effect == "deny"
	joined.remedy == "Do it"
}

test_a_finding_cannot_soften_its_rule if {
	joined := verdict.finding("thing", about, object.union(found, {"severity": "info", "effect": "allow", "title": "x"}))
	joined.severity == "medium"
	joined.effect == "require_approval"
	joined.title == "A thing"
}

test_a_finding_says_more_in_known_fields_only if {
	more := {"resource": 1, "subject": "s", "variant": "v", "patch": [], "wouldAllow": "w"}
	joined := verdict.finding("thing", about, object.union(found, object.union(more, {"secret": "x"})))
	object.filter(joined, object.keys(more)) == more
	not joined.secret
}

test_missing_metadata_is_taken_for_severe if {
	joined := verdict.finding("thing", {}, {})
	joined.severity == "critical"
	joined.effect == "deny"
	joined.rule == "thing"
	joined.title == "thing"
}

test_unknown_severities_and_effects_are_taken_for_the_worst if {
	verdict.finding("thing", {"custom": {"severity": "mild"}}, found).severity == "critical"
	verdict.finding("thing", {"custom": {"severity": "low", "effect": "shrug"}}, found).effect == "deny"
	verdict.finding("thing", {"custom": {"severity": "low", "effect": null}}, found).effect == "deny"
	verdict.finding("thing", about, found).severity == "critical" with data.parameters.severities as {"T-1": 3}
}

test_users_choose_severities if {
	joined := verdict.finding("thing", about, found) with data.parameters.severities as {"T-1": "low"}
	joined.severity == "low"
	joined.effect == "allow"
}

test_a_stated_effect_stands_whatever_the_severity if {
	stated := {"custom": {"id": "T-2", "severity": "low", "effect": "require_approval", "approvers": ["owner"]}}
	joined := verdict.finding("thing", stated, found) with data.parameters.severities as {"T-2": "info"}
	joined.effect == "require_approval"
	joined.approvers == ["owner"]
}

test_the_worst_effect_counts if {
	verdict.worst(set()) == "allow"
	verdict.worst({{"effect": "allow"}}) == "allow"
	verdict.worst({{"effect": "allow"}, {"effect": "require_approval"}}) == "require_approval"
	verdict.worst({{"effect": "deny"}, {"effect": "require_approval"}}) == "deny"
}

test_findings_are_sorted_worst_first if {
	low := verdict.finding("a", {"custom": {"severity": "low"}}, found)
	second := verdict.finding("b", {"custom": {"severity": "high"}}, {"at": "/b", "message": "m", "resource": 1})
	first := verdict.finding("c", {"custom": {"severity": "high"}}, {"at": "/z", "message": "m", "resource": 0})
	verdict.result({low, second, first}) == {"effect": "deny", "findings": [first, second, low]}
}

test_parameters_that_cannot_be_used_deny if {
	verdict.parameter_findings("pack", {}) == set()
	some joined in verdict.parameter_findings("pack", {"/bound": "no"})
	joined.effect == "deny"
	joined.at == "/parameters/pack/bound"
	joined.message == "no"
}

test_catalogue_entries if {
	verdict.entry("thing", about, {}) == {
		"rule": "T-1", "title": "A thing", "description": "What it is", "severity": "medium",
		"controls": [{"framework": "F", "id": "1"}], "remedy": "Do it", "stability": "stable", "version": "1.0.0",
	}
	verdict.entry("thing", {}, {}).severity == "critical"
}

test_catalogue_entries_with_examples_and_parameters if {
	told := {"custom": {"id": "T-1", "examples": {"bad": "a", "good": "b"}, "parameters": ["bound", "other", "none"]}}
	described := {"schema": {"properties": {"bound": {"description": "The bound"}}}, "values": {"bound": 3, "other": []}}
	entry := verdict.entry("thing", told, described)
	entry.examples == {"bad": "a", "good": "b"}
	entry.parameters == [
		{"name": "bound", "description": "The bound", "value": 3},
		{"name": "other", "description": "", "value": []},
	]
}

test_a_finding_cannot_replace_what_its_rule_says if {
	softened := object.union(found, {"title": "x", "severity": "info", "effect": "allow", "controls": ["x"], "remedy": "x"})
	verdict.finding("thing", about, softened) == verdict.finding("thing", about, found)
	bare := verdict.finding("thing", {"custom": {"id": "T-3", "severity": "low"}}, softened)
	bare.controls == []
	bare.remedy == ""
	bare.title == "thing"
}

test_a_finding_without_words_or_place if {
	verdict.finding("thing", {}, {}) == {
		"rule": "thing", "title": "thing", "severity": "critical", "effect": "deny",
		"message": "the rule found something, and says no more",
		"at": "", "controls": [], "remedy": "", "retryable": true,
	}
}

test_retryable_is_the_findings_own_else_the_rules if {
	final := {"custom": {"retryable": false}}
	verdict.finding("thing", final, found).retryable == false
	verdict.finding("thing", final, object.union(found, {"retryable": true})).retryable == true
}

test_severities_lead_to_effects if {
	every severity, wanted in {
		"critical": "deny", "high": "deny", "medium": "require_approval", "low": "allow", "info": "allow",
	} {
		verdict.finding("thing", {"custom": {"severity": severity}}, found).effect == wanted
	}
}

test_no_severity_of_the_users_leaves_the_rules_own if {
	verdict.finding("thing", about, found).severity == "medium" with data.parameters.severities as {"T-1": null}
	verdict.finding("thing", about, found).severity == "medium" with data.parameters.severities as {"T-2": "low"}
}

test_findings_of_one_severity_keep_the_order_of_documents_places_and_rules if {
	about_b := {"custom": {"id": "B", "severity": "low"}}
	about_a := {"custom": {"id": "A", "severity": "low"}}
	one := verdict.finding("b", about_b, {"at": "/a", "message": "m", "resource": 2})
	two := verdict.finding("a", about_a, {"at": "/b", "message": "m", "resource": 2})
	three := verdict.finding("b", about_b, {"at": "/b", "message": "m", "resource": 2})
	verdict.sorted({three, two, one}) == [one, two, three]
	unnumbered := verdict.finding("a", about_a, {"at": "/z", "message": "m"})
	verdict.sorted({one, unnumbered}) == [unnumbered, one]
	numbered := verdict.finding("a", about_a, {"at": "/a", "message": "m", "resource": 0})
	verdict.sorted({unnumbered, numbered}) == [numbered, unnumbered]
	last := verdict.finding("a", about_a, {"at": "/zz", "message": "m", "resource": 0})
	verdict.sorted({unnumbered, last}) == [unnumbered, last]
}

test_parameters_are_named_in_full if {
	verdict.parameter_findings("pack", {"/bound": "no"}) == {{
		"rule": "PARAMETERS", "title": "Parameters that cannot be used", "severity": "high", "effect": "deny",
		"message": "no", "at": "/parameters/pack/bound", "controls": [], "retryable": true,
		"remedy": "Correct or remove the parameter; the pack's parameters.rego lists them",
	}}
}

test_an_entry_without_metadata if {
	verdict.entry("thing", {}, {}) == {
		"rule": "thing", "title": "thing", "description": "", "severity": "critical", "controls": [], "remedy": "",
		"stability": "stable", "version": "1.0.0",
	}
}

test_users_choose_approvers_by_rule if {
	owned := {"custom": {"id": "T-4", "approvers": ["owner"]}}
	verdict.finding("thing", owned, found).approvers == ["owner"]
	verdict.finding("thing", owned, found).approvers == ["lead"] with data.parameters.approvers as {"T-4": ["lead"]}
	every approvers in [[], [3], ["lead", 3], "lead", null] {
		verdict.finding("thing", owned, found).approvers == ["owner"] with data.parameters.approvers as {"T-4": approvers}
	}
	not verdict.finding("thing", about, found).approvers
}

test_a_rule_in_preview_is_told_and_leads_to_nothing if {
	previewed := {"custom": {"id": "T-5", "severity": "critical", "effect": "deny", "stability": "preview"}}
	told := verdict.finding("thing", previewed, found)
	[told.severity, told.effect, told.stability] == ["critical", "allow", "preview"]
	every asked in ["true", false, null] {
		verdict.finding("thing", previewed, found).effect == "allow" with data.parameters.preview as asked
	}
	counted := verdict.finding("thing", previewed, found) with data.parameters.preview as true
	counted.effect == "deny"
	not counted.stability
}

test_a_variant_may_be_in_preview if {
	varied := {"custom": {"id": "T-6", "severity": "high", "variants": {"new": {"stability": "preview"}}}}
	verdict.finding("thing", varied, found).effect == "deny"
	verdict.finding("thing", varied, object.union(found, {"variant": "new"})).effect == "allow"
}

test_other_stabilities_count if {
	every stated in ["stable", "deprecated", "previw", null, 3] {
		joined := verdict.finding("thing", {"custom": {"id": "T-7", "severity": "high", "stability": stated}}, found)
		joined.effect == "deny"
		not joined.stability
	}
}

test_a_finding_cannot_put_itself_in_preview if {
	joined := verdict.finding("thing", about, object.union(found, {"stability": "preview"}))
	joined.effect == "require_approval"
	not joined.stability
}

test_entries_say_their_stability_and_version if {
	stated := {"custom": {"id": "T-8", "stability": "deprecated", "version": "2.1.0"}}
	object.filter(verdict.entry("thing", stated, {}), ["stability", "version"]) == {"stability": "deprecated", "version": "2.1.0"}
	verdict.entry("thing", {"custom": {"stability": "previw"}}, {}).stability == "stable"
}

test_what_is_always_judged_is_neither_off_nor_softened if {
	about := {"custom": {"id": "X", "severity": "critical", "always": true}}
	chosen := {"severities": {"X": "off"}}
	not verdict.is_off("x", about) with data.parameters as chosen
	verdict.finding("x", about, {}).severity == "critical" with data.parameters as {"severities": {"X": "info"}}
	verdict.is_off("x", {"custom": {"id": "X"}}) with data.parameters as chosen
}

test_an_entry_has_the_controls_of_the_rule_and_those_of_variants_behind if {
	control := {"framework": "F", "id": "1"}
	custom := {
		"domain": "rbac", "kinds": [{"kind": "Role"}], "controls": [control],
		"variants": {"b": {"controls": [{"framework": "F", "id": "3"}, control]}, "a": {"controls": [{"framework": "F", "id": "2"}]}, "c": {}},
	}
	entry := verdict.entry("thing", {"custom": custom}, {})
	entry.controls == [control, {"framework": "F", "id": "2"}, {"framework": "F", "id": "3"}]
	entry.domain == "rbac"
	entry.kinds == [{"kind": "Role"}]
}

test_a_variant_that_says_nothing_narrows_nothing if {
	about := {"custom": {"id": "X", "severity": "low", "variants": {"bare": null, "odd": 3, "worse": {"severity": "high"}}}}
	severities := {variant: verdict.finding("x", about, {"variant": variant}).severity | some variant in ["bare", "odd", "worse", "none"]}
	severities == {"bare": "low", "odd": "low", "worse": "high", "none": "low"}
}
