# METADATA
# title: Registry does not scan images
# description: >-
#   Images with known faults are pushed, pulled and run, and nobody is told.
# custom:
#   id: CLOUD-IMAGE-SCANNING
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Set imageScanningConfiguration.scanOnPush to true
#   controls: [{framework: HIPAA, id: 164.308(a)(5)(ii)(B)}]
#   kinds:
#     - {group: eks.amazonaws.com, kind: DescribeRepositories}
#     - {group: "*", kind: CloudObject}
#     - {input_kind: cloud-describe, type: ecr}
#   examples:
#     bad: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: DescribeRepositories
#       metadata: {name: shop}
#       data:
#         Repositories:
#           - RepositoryName: shop
#             ImageScanningConfiguration: {ScanOnPush: false}
#     good: |
#       apiVersion: eks.amazonaws.com/v1
#       kind: DescribeRepositories
#       metadata: {name: shop}
#       data:
#         Repositories:
#           - RepositoryName: shop
#             ImageScanningConfiguration: {ScanOnPush: true}
package rules.image_scanning

import data.lib.cloud

about := rego.metadata.chain()[1].annotations

path := ["ImageScanningConfiguration", "ScanOnPush"]

findings contains found if {
	some repository in cloud.repositories
	not cloud.value(repository, path) == true
	found := cloud.finding(repository, path, "images are not scanned when they are pushed")
}
