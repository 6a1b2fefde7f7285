# METADATA
# title: ingress-nginx configured by whoever writes an Ingress
# description: >-
#   Snippets are configuration of nginx in an annotation: who may write an Ingress reads the Secrets of all
#   (CVE-2021-25742). ingress-nginx is retired and gets no fixes since March 2026.
# custom:
#   id: K8S-INGRESS-NGINX
#   domain: network
#   scope: object
#   severity: high
#   remedy: Set allow-snippet-annotations to false, take snippets out, and move to a controller that is maintained
#   controls: []
#   variants:
#     snippet:
#       title: Snippet of nginx in an Ingress
#     annotation:
#       title: Directives of nginx in an annotation
#     path:
#       title: Directives of nginx in a path
#     allowed:
#       title: Snippets of nginx allowed
#     release:
#       title: ingress-nginx in a release without the fix
#     retired:
#       title: ingress-nginx, which is retired
#       severity: medium
#   kinds:
#     - {group: networking.k8s.io, kind: Ingress}
#     - {group: extensions, kind: Ingress}
#     - {group: "", kind: ConfigMap}
#   examples:
#     bad: |
#       {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/server-snippet: "return 200;"}}, spec: {ingressClassName: nginx, tls: [{hosts: [web.example], secretName: web}], rules: [{host: web.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
#     good: |
#       {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/rewrite-target: /}}, spec: {ingressClassName: nginx, tls: [{hosts: [web.example], secretName: web}], rules: [{host: web.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}}
package rules.ingress_nginx

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

forbidden := `(?i)_by_lua|\b(alias|root)\s|/etc/(passwd|shadow|group|nginx|ingress-controller|kubernetes)|/var/run/secrets|/var/run/kubernetes|/root(?:[^-\w]|$)|[{};]`

# A path may be a regular expression, whose braces are numbers of times.
quantifier := `\{[0-9]+(,[0-9]*)?\}`

prefix := "nginx.ingress.kubernetes.io/"

findings contains object.union(found, {"variant": "snippet", "at": at}) if {
	some ingress in data.rules.ingress.ingresses
	some key, _ in kubernetes.annotations(ingress)
	startswith(key, prefix)
	endswith(key, "-snippet")
	at := kubernetes.pointer(ingress.at, ["metadata", "annotations", key])
	found := kubernetes.object_finding(ingress, [], concat("", ["annotation `", key, "` is configuration of nginx"]))
}

findings contains object.union(found, {"variant": "annotation", "at": at}) if {
	some ingress in data.rules.ingress.ingresses
	some key, value in kubernetes.annotations(ingress)
	startswith(key, prefix)
	regex.match(forbidden, value)
	at := kubernetes.pointer(ingress.at, ["metadata", "annotations", key])
	found := kubernetes.object_finding(ingress, [], concat("", ["annotation `", key, "` has directives or files of nginx in it"]))
}

findings contains object.union(found, {"variant": "path", "at": at}) if {
	some ingress in data.rules.ingress.ingresses
	some index, rule in ingress.manifest.spec.rules
	some position, entry in rule.http.paths
	regex.match(forbidden, regex.replace(entry.path, quantifier, ""))
	at := kubernetes.pointer(ingress.at, ["spec", "rules", index, "http", "paths", position, "path"])
	found := kubernetes.object_finding(ingress, [], "a path has directives or files of nginx in it")
}

findings contains object.union(found, {"variant": "allowed"}) if {
	some map in kubernetes.of_kind("", "ConfigMap")
	is_settings(map)
	value := object.get(map.manifest, ["data", "allow-snippet-annotations"], "")
	value != "false"
	found := kubernetes.object_finding(map, ["data", "allow-snippet-annotations"], "the settings of ingress-nginx do not forbid snippets")
}

is_settings(map) if map.manifest.data["allow-snippet-annotations"]

is_settings(map) if kubernetes.name(map.manifest) in {"ingress-nginx-controller", "nginx-configuration"}

findings contains object.union(found, {"variant": "release"}) if {
	some container in kubernetes.containers
	is_controller(container.spec.image)
	is_old(trim_prefix(kubernetes.image_parts(container.spec.image).tag, "v"))
	found := kubernetes.container_finding(container, ["image"], "is a release of ingress-nginx in which snippets cannot be forbidden")
}

findings contains object.union(found, {"variant": "retired"}) if {
	some container in kubernetes.containers
	is_controller(container.spec.image)
	found := kubernetes.container_finding(container, ["image"], "is ingress-nginx, which is retired")
}

is_controller(image) if {
	name := kubernetes.image_parts(image).name
	some part in ["ingress-nginx/controller", "ingress-nginx-controller", "nginx-ingress-controller"]
	contains(name, part)
}

# Fixed in 1.0.1, and in 0.49.1 of the line before.
is_old(release) if {
	semver.compare(release, "1.0.1") < 0
	semver.compare(release, "1.0.0") >= 0
}

is_old(release) if semver.compare(release, "0.49.1") < 0
