package configuration_test

import data.configuration
import data.rules

good := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"automountServiceAccountToken": false,
		"securityContext": {"runAsNonRoot": true, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}},
		"containers": [{
			"name": "app",
			"image": "registry.example.org/web:1.4.2",
			"securityContext": {
				"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
				"capabilities": {"drop": ["ALL"]},
			},
			"resources": {"limits": {"cpu": "1", "memory": "128Mi"}, "requests": {"cpu": "100m", "memory": "64Mi"}},
		}],
	},
}

bad := {"kind": "Pod", "metadata": {"name": "bad"}, "spec": {
	"hostNetwork": true, "hostPID": true,
	"containers": [{"name": "app", "image": "nginx", "securityContext": {"privileged": true, "runAsUser": 0}}],
}}

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_a_good_pod_passes if {
	decision := configuration.decision with input as given([good])
	decision == {"effect": "allow", "findings": [], "coverage": {"judged": 1, "partly": 0, "unlooked": []}}
}

test_no_documents_at_all_pass if {
	decision := configuration.decision with input as given([])
	decision.effect == "allow"
}

test_findings_say_which_document_and_come_worst_first if {
	decision := configuration.decision with input as given([good, bad])
	decision.effect == "deny"
	decision.findings[0].rule == "K8S-PRIVILEGED"
	decision.findings[0].severity == "critical"
	every finding in decision.findings {
		finding.resource == 1
		finding.subject == "Pod/bad"
		startswith(finding.at, "/spec")
	}
	ranks := [rank |
		some finding in decision.findings
		some rank, severity in ["critical", "high", "medium", "low", "info"]
		severity == finding.severity
	]
	ranks == sort(ranks)
}

test_variants_narrow_the_controls if {
	decision := configuration.decision with input as given([bad])
	controls := {[finding.variant, control.id] |
		some finding in decision.findings
		finding.rule == "K8S-HOST-NAMESPACES"
		some control in finding.controls
		control.framework == "CIS-Kubernetes-1.12"
	}
	controls == {["hostNetwork", "5.2.5"], ["hostPID", "5.2.3"]}
}

test_medium_findings_need_approval_and_low_ones_do_not if {
	tagless := json.patch(good, [{"op": "replace", "path": "/spec/containers/0/image", "value": "web"}])
	medium := configuration.decision with input as given([tagless])
	medium.effect == "require_approval"
	low := configuration.decision with input as given([tagless]) with data.parameters.severities as {"K8S-IMAGE-TAG": "low"}
	low.effect == "allow"
	count(low.findings) == 1
}

test_a_parameter_of_another_type_denies if {
	decision := configuration.decision with input as given([good]) with data.parameters.configuration as {"required_limits": "cpu"}
	decision.effect == "deny"
	decision.findings[0].at == "/parameters/configuration/required_limits"
}

test_what_cannot_be_read_is_denied if {
	every odd in [null, 3, "text", [], {}, given(["text"]), given([{"kind": "Pod", "spec": 3}])] {
		decision := configuration.decision with input as odd
		decision.effect == "deny"
	}
}

test_every_rule_says_all_about_itself if {
	abouts := {name: about | some name; about := rules[name].about}
	count(abouts) > 100
	every about in abouts {
		about.title != ""
		about.description != ""
		about.custom.scope in {"object", "set"}
		about.custom.domain != ""
		about.custom.severity in {"critical", "high", "medium", "low", "info"}
		is_array(about.custom.controls)
		about.custom.remedy != ""
	}
}

test_every_rule_is_in_the_catalogue_by_its_own_id if {
	count({entry.rule | some entry in configuration.catalogue}) == count({name | some name; rules[name].about})
}

# Whoever changes what runs where nobody chooses changes what everybody's manifests are judged by.
test_the_default_is_13_rules if {
	count(configuration.active) == 13
	count({entry.rule | some entry in configuration.catalogue; not entry.active == false}) == 13
}

test_the_catalogue_says_what_does_not_judge if {
	idle := {entry.rule | some entry in configuration.catalogue; entry.active == false} with data.parameters.configuration.packs as ["cost"]
	"K8S-PRIVILEGED" in idle
	not "K8S-RESOURCE-LIMITS" in idle
	off := {entry.rule | some entry in configuration.catalogue; entry.active == false} with data.parameters.severities as {"K8S-PRIVILEGED": "off"}
	"K8S-PRIVILEGED" in off
	own := {entry.rule: entry |
		some entry in configuration.catalogue with data.configuration.rules.bare as {"about": {"custom": {"id": "OWN"}}, "findings": set()}
	}
	own.OWN.severity == "critical"
	not own.OWN.active == false
}

test_a_rule_that_says_nothing_of_itself_counts_as_a_severe_one if {
	decision := configuration.decision with input as given([good]) with data.configuration.rules.bare as {"findings": [{"message": "m", "at": "/a"}]}
	[[finding.rule, finding.severity, finding.effect, finding.message, finding.at] | some finding in decision.findings] == [["bare", "critical", "deny", "m", "/a"]]
}

# Neither takes the place of the other.
test_a_rule_of_users_may_have_the_name_of_another if {
	decision := configuration.decision with input as given([bad]) with data.configuration.rules.privileged as {"about": {"custom": {"id": "OWN", "severity": "low"}}, "findings": [{"message": "m", "at": "/a"}]}
	found := {finding.rule | some finding in decision.findings}
	{"OWN", "K8S-PRIVILEGED"} - found == set()
}

test_kinds_that_rules_look_at_are_judged if {
	decision := configuration.decision with input as given([
		{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}, "automountServiceAccountToken": false},
		{"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "disk"}, "spec": {"csi": {"driver": "a", "volumeHandle": "b"}}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}},
	])
	decision == {"effect": "allow", "findings": [], "coverage": {
		"judged": 2, "partly": 0,
		"unlooked": [{"resource": 2, "at": "", "reason": "no rule looks at `ConfigMap`"}],
	}}
}

service := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}

# A rule over the set that needs whole documents of some kinds.
twice := {
	"about": {"custom": {"id": "TWICE", "scope": "set", "severity": "low", "kinds": [{"group": "", "kind": "Service"}]}},
	"findings": {{"resource": number, "message": "twice", "at": "/metadata/name"} |
		some number, wrapped in input.documents
		wrapped.document.kind == "Service"
		count([other | some other in input.documents; other.document.metadata.name == wrapped.document.metadata.name]) > 1
	},
}

test_slices_and_the_whole_find_what_one_evaluation_finds if {
	account := {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default"}, "automountServiceAccountToken": false}
	whole := configuration.decision with input as given([bad, account, good, bad])
	first := configuration.objects with input as given([bad, account])
	second := configuration.objects with input as given([good, bad])
	facts := [fact |
		some offset, slice in {0: first, 2: second}
		some each in slice.handed
		fact := object.union(each, {"resource": each.resource + offset})
	]
	across := configuration.across with input as {"documents": [{"document": null} | some _ in numbers.range(0, 3)], "facts": facts}
	alone := [object.union(found, {"resource": found.resource + offset}) |
		some offset, slice in {0: first, 2: second}
		some found in slice.findings
	]
	{found | some found in whole.findings} == {found | some found in array.concat(alone, across.findings)}
	first.coverage.judged + second.coverage.judged == whole.coverage.judged
	count([1 | some found in whole.findings; found.rule == "K8S-SERVICE-ACCOUNT-TOKEN"]) == 0
}

test_a_rule_over_the_set_is_handed_the_kinds_that_it_needs if {
	slice := configuration.objects with input as given([bad, service]) with data.configuration.rules.twice as twice
	[each | some each in slice.handed; not each.rule] == [{"resource": 1}]
	every found in slice.findings {
		found.rule != "TWICE"
	}
}

test_a_rule_over_the_set_without_kinds_is_handed_everything if {
	rule := {"about": {"custom": {"id": "ANY"}}, "findings": set()}
	slice := configuration.objects with input as given([bad, service]) with data.configuration.rules.twice as rule
	{each.resource | some each in slice.handed; not each.rule} == {0, 1}
}

test_parameters_are_found_once_in_a_set if {
	settings := {"required_limits": "cpu"}
	slice := configuration.objects with input as given([good]) with data.parameters.configuration as settings
	slice.findings == []
	across := configuration.across with input as {"documents": [], "facts": []} with data.parameters.configuration as settings
	[found.rule | some found in across.findings] == ["PARAMETERS"]
}

test_a_rule_of_no_chosen_pack_is_not_evaluated if {
	decision := configuration.decision with input as given([bad]) with data.parameters.configuration.packs as ["palette"]
	decision.findings == []
	kinds := configuration.kinds with data.parameters.configuration.packs as ["palette"]
	kinds == set()
}

test_what_cannot_be_read_is_told_whatever_is_chosen if {
	decision := configuration.decision with input as given([{"kind": "Pod", "spec": 3}]) with data.parameters.configuration.packs as []
	{finding.rule | some finding in decision.findings} == {"K8S-UNREADABLE"}
}

test_a_pack_that_is_not_there_denies if {
	decision := configuration.decision with input as given([good]) with data.parameters.configuration.packs as ["default", "soc2"]
	[[finding.at, finding.message] | some finding in decision.findings] == [["/parameters/configuration/packs/1", "there is no pack `soc2`: there are all, cis, cost, default, hipaa, nsa, palette, pss, pss-baseline, security"]]
}

test_packs_add_up_and_take_variants if {
	baseline := configuration.decision with input as given([bad]) with data.parameters.configuration.packs as ["pss-baseline"]
	{finding.rule | some finding in baseline.findings} == {"K8S-HOST-NAMESPACES", "K8S-PRIVILEGED"}
	both := configuration.decision with input as given([bad]) with data.parameters.configuration.packs as ["pss-baseline", "cost"]
	found := {finding.rule | some finding in both.findings}
	{"K8S-HOST-NAMESPACES", "K8S-PRIVILEGED", "K8S-RESOURCE-LIMITS"} - found == set()
	found & {"K8S-RUN-AS-ROOT", "K8S-SECRETS-IN-ENVIRONMENT"} == set()
}
