# METADATA
# title: Virtual service for many hosts
# description: >-
#   A VirtualService for `*` or `*.com` takes the traffic of hosts that belong to others.
# custom:
#   id: MESH-VIRTUAL-SERVICE
#   domain: service-mesh
#   scope: object
#   severity: medium
#   remedy: Name the hosts
#   controls: []
#   kinds:
#     - {group: networking.istio.io, kind: VirtualService}
#   examples:
#     bad: |
#       {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: web}, spec: {hosts: ["*.com"]}}
#     good: |
#       {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: web}, spec: {hosts: [web.example.com]}}
package rules.virtual_service

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some service in kubernetes.of_kind("networking.istio.io", "VirtualService")
	some index, host in service.manifest.spec.hosts
	is_wide(host)
	at := kubernetes.pointer(service.at, ["spec", "hosts", index])
	found := kubernetes.object_finding(service, [], concat("", ["the service is for `", kubernetes.text_or(host, type_name(host)), "`"]))
}

is_wide(host) if contains(host, "*")

is_wide(host) if not is_string(host)
