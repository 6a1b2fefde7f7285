// A rule to begin with, and its test: they pass as they are, and every line that is to be changed is there.

export type NewRule = {
  /** `network`; a folder, and in Palisade's own packs `custom.domain`. */
  readonly domain: string;
  /** `owner_label`; the folder, the file and the package. */
  readonly name: string;
  readonly id: string;
  /** Whether it is to be one of Palisade's own packs, whose rules have another package. */
  readonly isOwn: boolean;
};

export type ScaffoldedFile = { readonly path: string; readonly text: string };

/** Paths count from the folder that policies stand in. */
export function ruleFiles(rule: NewRule): readonly ScaffoldedFile[] {
  const { domain, name, isOwn } = rule;
  const folder = `${isOwn ? "rules/" : ""}${domain}/${name}`;
  return [
    { path: `${folder}/${name}.rego`, text: ruleText(rule) },
    { path: `${folder}/${name}_test.rego`, text: testText(rule) },
  ];
}

function packageOf({ name, isOwn }: NewRule): string {
  return isOwn ? `rules.${name}` : `configuration.rules.${name}`;
}

function ruleText(rule: NewRule): string {
  const { domain, id } = rule;
  return `# METADATA
# title: Workload without an owner
# description: >-
#   Why this is a fault, in a sentence or two: nobody can be called for a workload whose label \`team\` is missing or empty.
# custom:
#   id: ${id}
#   domain: ${domain}
#   scope: object
#   severity: low
#   remedy: Set the label \`team\` to those who answer for it
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, labels: {team: payments}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package ${packageOf(rule)}

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some pod in kubernetes.pods
	pod.whole
	not has_owner(pod)
	found := kubernetes.object_finding(pod.owner, ["metadata", "labels", "team"], "no label \`team\` says who answers for it")
}

has_owner(pod) if {
	team := kubernetes.labels(pod.owner).team
	is_string(team)
	team != ""
}
`;
}

function testText(rule: NewRule): string {
  const { name } = rule;
  return `package ${packageOf(rule)}_test

import data.${packageOf(rule)}

pod(metadata) := {"documents": [{"document": {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": metadata,
	"spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2"}]},
}}]}

found(metadata) := result if result := ${name}.findings with input as pod(metadata)

test_what_is_found if {
	found({"name": "web"}) == {{
		"resource": 0, "subject": "Pod/web", "at": "/metadata",
		"message": "no label \`team\` says who answers for it",
	}}
}

test_what_passes if found({"name": "web", "labels": {"team": "payments"}}) == set()

test_values_of_other_types_say_nothing if {
	every team in ["", 7, null, {}] {
		count(found({"name": "web", "labels": {"team": team}})) == 1
	}
}

test_says_all_about_itself if {
	${name}.about.title == "Workload without an owner"
	object.remove(${name}.about.custom, ["examples"]) == {
		"id": "${rule.id}",
		"domain": "${rule.domain}",
		"scope": "object",
		"severity": "low",
		"remedy": "Set the label \`team\` to those who answer for it",
		"controls": [],
	}
}
`;
}
