package lib.selectors_test

import data.lib.kubernetes

labels := {"app": "web", "tier": "front"}

picks(selector) if kubernetes.selects(selector, labels)

test_every_word_of_a_selector_must_hold if {
	picks({})
	picks({"matchLabels": {}, "matchExpressions": []})
	picks({"matchLabels": {"app": "web"}})
	picks({"matchLabels": {"app": "web", "tier": "front"}, "matchExpressions": [{"key": "app", "operator": "Exists"}]})
	not picks({"matchLabels": {"app": "web", "tier": "back"}})
	not picks({"matchLabels": {"other": "web"}})
	not picks({"matchLabels": {"app": "web"}, "matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]})
	not picks({"matchLabels": {"app": "db"}, "matchExpressions": [{"key": "app", "operator": "Exists"}]})
}

test_what_is_no_selector_picks_nothing if {
	every odd in [null, "app", ["app"], 3, true] {
		not picks(odd)
	}
}

test_operators if {
	picks({"matchExpressions": [{"key": "app", "operator": "In", "values": ["db", "web"]}]})
	not picks({"matchExpressions": [{"key": "app", "operator": "In", "values": ["db"]}]})
	not picks({"matchExpressions": [{"key": "other", "operator": "In", "values": ["web"]}]})
	picks({"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["db"]}]})
	picks({"matchExpressions": [{"key": "other", "operator": "NotIn", "values": ["web"]}]})
	not picks({"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]})
	picks({"matchExpressions": [{"key": "other", "operator": "DoesNotExist"}]})
	not picks({"matchExpressions": [{"key": "other", "operator": "Exists"}]})
	not picks({"matchExpressions": [{"key": "app", "operator": "Equals", "values": ["web"]}]})
	not picks({"matchExpressions": [{"key": "app", "operator": "Exists"}, 3]})
}

test_a_service_picks_by_all_its_labels if {
	kubernetes.has_labels({"app": "web"}, labels)
	kubernetes.has_labels(labels, labels)
	not kubernetes.has_labels({"app": "web", "other": "x"}, labels)
	not kubernetes.has_labels({}, labels)
}

index := {
	["shop", "app", "web"]: {"a", "b", "c"}, ["shop", "tier", "front"]: {"c"}, ["lab", "app", "web"]: {"d"},
}

test_candidates_are_those_with_the_rarest_label if {
	kubernetes.fewest(index, "shop", {"matchLabels": {"app": "web"}}, {"all"}) == {"a", "b", "c"}
	kubernetes.fewest(index, "shop", {"matchLabels": {"app": "web", "tier": "front"}}, {"all"}) == {"c"}
	kubernetes.fewest(index, "lab", {"matchLabels": {"app": "web"}}, {"all"}) == {"d"}
	kubernetes.fewest(index, "lab", {"matchLabels": {"app": "web", "tier": "front"}}, {"all"}) == set()
	kubernetes.fewest(index, "shop", {"matchLabels": {"app": "other"}}, {"all"}) == set()
	kubernetes.fewest(index, "shop", {"matchExpressions": []}, {"all"}) == {"all"}
	kubernetes.fewest(index, "shop", "app", {"all"}) == {"all"}
	kubernetes.fewest_with(index, "shop", {"tier": "front", "app": "web"}, set()) == {"c"}
	kubernetes.fewest_with(index, "shop", {}, set()) == set()
}

test_fields_of_another_type_are_empty if {
	kubernetes.object_or_empty({"a": {"b": 1}}, "a") == {"b": 1}
	kubernetes.object_or_empty({"a": [1]}, "a") == {}
	kubernetes.object_or_empty({}, "a") == {}
	kubernetes.object_or_empty("x", "a") == {}
	kubernetes.list_or_empty({"a": [1]}, "a") == [1]
	kubernetes.list_or_empty({"a": {"b": 1}}, "a") == []
	kubernetes.list_or_empty(3, "a") == []
}
