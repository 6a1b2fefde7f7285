package lib.prompt_test

import data.lib.prompt

test_the_text_is_a_view if {
	prompt.views == [{"at": "/normalized/text", "layer": "", "text": "hello"}] with input as {"normalized": {"text": "hello"}}
}

test_what_was_wrapped_is_a_view if {
	views := prompt.views with input as {
		"normalized": {"text": "x"},
		"signals": {"decoded": [{"layer": "hex", "text": "a"}, {"layer": 3, "text": "b"}, {"layer": "", "text": "c"}, {"layer": "url", "text": 3}, null]},
	}
	[[view.at, view.layer, view.text] | some view in views] == [
		["/normalized/text", "", "x"],
		["/signals/decoded/0/text", "hex", "a"],
		["/signals/decoded/1/text", "wrapping", "b"],
		["/signals/decoded/2/text", "wrapping", "c"],
	]
}

test_odd_types_are_an_empty_text if {
	every odd in [null, 3, {"normalized": 3}, {"signals": {"decoded": {}}}] {
		[view.text | some view in prompt.views with input as odd] == [""]
	}
}

phrase(concept, facts) := object.union({"concept": concept, "at": "/normalized/text", "layer": ""}, facts)

with_phrases(list) := {"channel": "prompt", "signals": {"phrases": list}}

test_a_phrase_counts_unless_the_text_forbids_it_or_speaks_of_a_thing if {
	plain := phrase("a", {"negated": false, "about_artifact": false})
	list := [plain, phrase("b", {"negated": true}), phrase("c", {"about_artifact": true}), "odd", null]
	prompt.phrases == {plain} with input as with_phrases(list)
	prompt.said({"a", "b"}) == {plain} with input as with_phrases(list)
	prompt.said({"b"}) == set() with input as with_phrases(list)
}

test_odd_types_are_no_phrases if {
	every odd in [null, 3, {"signals": 3}, {"signals": {"phrases": "x"}}] {
		prompt.phrases == set() with input as odd
	}
}

test_a_phrase_is_meant_for_a_model_by_what_stands_around_it if {
	weak := phrase("weak", {"addressed": false})
	other := phrase("other", {})
	addressed := phrase("weak", {"addressed": true})
	not prompt.is_meant(weak) with input as with_phrases([weak])
	not prompt.is_meant(weak) with input as with_phrases([weak, phrase("other", {"negated": true})])
	prompt.is_meant(addressed) with input as with_phrases([addressed])
	prompt.is_meant(weak) with input as with_phrases([weak, other])
	prompt.is_meant(weak) with input as {"channel": "tool-output", "signals": {"phrases": [weak]}}
}

test_a_finding_names_its_place_and_its_wrapping if {
	prompt.finding({"at": "/signals/decoded/3/text", "layer": "hex"}, "m") == {"at": "/signals/decoded/3/text", "message": "m, hidden under hex"}
	prompt.finding({"at": "/normalized/text", "layer": ""}, "m") == {"at": "/normalized/text", "message": "m"}
	prompt.finding({"at": 3, "layer": 3}, "m") == {"at": "/normalized/text", "message": "m"}
}

test_stems_are_looked_for if {
	prompt.mentions("ignoring it", ["forget", "ignor"])
	not prompt.mentions("keeping it", ["forget", "ignor"])
}

test_a_host_says_whether_it_scores if {
	prompt.is_scored with input as {"signals": {"scored": true}}
	not prompt.is_scored with input as {"signals": {"scored": false}}
	not prompt.is_scored with input as {"signals": {"scored": "true"}}
	not prompt.is_scored with input as null
}
