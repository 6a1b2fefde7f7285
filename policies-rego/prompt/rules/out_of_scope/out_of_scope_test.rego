package prompt.rules.out_of_scope_test

import data.prompt.rules.out_of_scope

outside(text) if count(out_of_scope.findings) > 0 with input as {"channel": "prompt", "normalized": {"text": text}}

test_other_matters_are_found if {
	outside("what is a good recipe for dinner tonight?")
	outside("why did the romans build such straight roads?")
}

test_operations_pass if {
	not outside("how many pods are running in namespace shop?")
	not outside("which of our clusters costs the most at night?")
	not outside("why is checkout slow since the last deployment?")
	not outside("what is wrong with my-app-52 since yesterday evening?")
	not outside("what may the field restart_policy hold at all?")
	not outside("where does `set -e` come from at all?")
	not outside("is there a load balancer in front of it?")
	not outside("why did kubelet-17 give up so early?")
}

test_the_beginning_of_a_long_text_counts if {
	long := concat(" ", [word | some _ in numbers.range(1, 1000); word := "recipe"])
	outside(concat(" ", [long, "pods"]))
	not outside(concat(" ", ["pods", long]))
}

test_short_answers_pass if not outside("yes, do that please")

test_users_add_topics if {
	not outside("what is a good recipe for dinner tonight?") with data.parameters.prompt.topics as ["Recipe"]
}

test_the_output_of_tools_passes if {
	out_of_scope.findings == set() with input as {
		"channel": "tool-output",
		"normalized": {"text": "what is a good recipe for dinner tonight?"},
	}
}

test_odd_types_pass_here if out_of_scope.findings == set() with input as {"normalized": {"text": 3}}
