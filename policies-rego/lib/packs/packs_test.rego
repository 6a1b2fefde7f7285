package lib.packs_test

import data.lib.packs

cis(ids) := [{"framework": "CIS", "id": id} | some id in ids]

mocked := {
	"whole": {"about": {"custom": {"domain": "a", "controls": cis(["1"])}}},
	"narrowed": {"about": {"custom": {"domain": "b", "controls": [], "variants": {"x": {"controls": cis(["2"])}, "y": {}}}}},
	"without": {"about": {"custom": {"domain": "b", "controls": cis(["1"]), "variants": {"x": {"controls": []}, "y": {"title": "Y"}}}}},
	"other": {"about": {"custom": {"domain": "c", "controls": [{"framework": "PSS", "id": "1"}]}}},
	"bare": {"about": {}},
}

mine(rules) := object.filter(rules, object.keys(mocked))

test_rules_of_a_framework_and_what_of_them if {
	rules := packs.rules_of("CIS") with data.rules as mocked
	mine(rules) == {"whole": {"except": set()}, "narrowed": {"only": {"x"}}, "without": {"except": {"x"}}}
}

test_rules_for_some_controls if {
	first := packs.rules_for("CIS", {"1"}) with data.rules as mocked
	mine(first) == {"whole": {"except": set()}, "without": {"except": {"x"}}}
	second := packs.rules_for("CIS", {"2"}) with data.rules as mocked
	mine(second) == {"narrowed": {"only": {"x"}}}
}

test_rules_in_domains if {
	rules := packs.rules_in({"b", "d"}) with data.rules as mocked
	mine(rules) == {"narrowed": "all", "without": "all"}
}

test_what_a_pack_wants if {
	packs.wants("all", {})
	packs.wants({"only": {"x"}}, {"variant": "x"})
	not packs.wants({"only": {"x"}}, {"variant": "y"})
	not packs.wants({"only": {"x"}}, {})
	packs.wants({"except": {"x"}}, {"variant": "y"})
	packs.wants({"except": {"x"}}, {})
	not packs.wants({"except": {"x"}}, {"variant": "x"})
	not packs.wants("none", {"variant": "x"})
}
