// What is known of itself, and in which order documents are recognised.
import { expect, it } from "vitest";
import { inputKinds } from "./index.js";

it("says what each kind of document is, the most particular first", () => {
  expect(inputKinds.map(({ name, description }) => `${name}: ${description}`)).toEqual([
    "terraform-plan: Terraform plans, as `terraform show -json plan` prints them.",
    "cloud-describe: Managed clusters and registries, as `aws eks describe-cluster`, `az aks show`, `gcloud container clusters describe` and `aws ecr describe-repositories` print them in JSON.",
    "palette-cloud-config: Cloud configurations of Palette, `GET /v1/cloudconfigs/{kind}/{uid}`: pools of machines with type and size.",
    "kubernetes: Kubernetes objects, alone or in lists, as kubectl takes them.",
  ]);
});
