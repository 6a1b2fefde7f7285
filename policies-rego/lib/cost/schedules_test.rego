package lib.cost_schedules_test

import data.lib.cost

test_schedules_come_round_so_often if {
	every schedule, runs in {
		"0 3 * * *": 365 / 12,
		"@daily": 365 / 12,
		"* * * * *": 730 * 60,
		"*/15 * * * *": 730 * 4,
		"0 * * * *": 730,
		"@hourly": 730,
		"0 0 * * 0": 365 / 84,
		"@weekly": 365 / 84,
		"0 9-17 * * 1-5": (9 * (365 * 5)) / 84,
		"0 9-17/4 * * MON-FRI": (3 * (365 * 5)) / 84,
		"0 0 1 * *": 1,
		"@monthly": 1,
		"@yearly": 1 / 12,
		"0 0 31 * *": 7 / 12,
		"0 0 1,15 JAN,jul *": 4 / 12,
		"0 0 1 * 0": (12 + (353 / 7)) / 12,
		"50/5 0 1 1 *": 2 / 12,
		"0 0 * * 7": 365 / 84,
		"CRON_TZ=Europe/Berlin 0 3 * * *": 365 / 12,
		"TZ=UTC @daily": 365 / 12,
		"@every 1h30m": 730 / 1.5,
	} {
		round(cost.runs_of_month(schedule) * 1000000) == round(runs * 1000000)
	}
}

test_what_is_no_schedule_has_no_number if {
	every schedule in [
		"", "daily", "@dayly", "0 3 * *", "0 3 * * * *", "60 * * * *", "* 24 * * *", "0 0 0 * *", "0 0 * 13 *", "0 0 * * 8",
		"a * * * *", "1, * * * *", "5-1 * * * *", "*/0 * * * *", "1/2/3 * * * *", "-1 * * * *", "@every", "@every 0s", "@every x", 3, null,
	] {
		not cost.runs_of_month(schedule)
	}
}
