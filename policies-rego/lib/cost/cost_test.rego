package lib.cost_test

import data.lib.cost

test_half_a_schedule_is_none if {
	not cost.runs_of_month("0 0 * * 1,9")
}

test_models_of_gpus_are_called_as_the_table_calls_them if {
	every label, model in {
		"NVIDIA-A100-SXM4-80GB": "nvidia-a100-80gb",
		"NVIDIA-A100-PCIE-40GB": "nvidia-a100",
		"Tesla-T4": "nvidia-t4",
		"nvidia-tesla-v100": "nvidia-v100",
		"NVIDIA H100 80GB HBM3": "nvidia-h100-80gb",
		"a10g": "nvidia-a10g",
		"AMD Radeon Pro V520": "amd-radeon-pro-v520",
	} {
		cost.plain_model(label) == model
	}
	cost.without_size("nvidia-h100-80gb") == "nvidia-h100"
}

test_a_budget_that_is_no_number_allows_nothing if {
	cost.dollars("12.50") == 12.5
	cost.dollars("a lot") == 0
	cost.dollars("-1") == 0
	cost.is_more(1, 0)
	not cost.is_more(0, 0) == true
}
