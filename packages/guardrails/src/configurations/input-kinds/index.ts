// The kinds of documents that every guard knows, asked in this order.
import type { InputKind } from "./define-input-kind.js";
import { kubernetes } from "./kubernetes.js";
import { terraformPlan } from "./terraform-plan.js";

export const inputKinds: readonly InputKind[] = [terraformPlan, kubernetes];
