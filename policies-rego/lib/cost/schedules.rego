# Schedules of cron, as the CronJob controller reads them: how often something runs in a month.
package lib.cost

# METADATA
# description: "Hours of a month: those of a year in twelve parts."
hours_of_month := 730

# METADATA
# description: >-
#   How many times a month a schedule comes round, on the average of a year: `0 3 * * *` 365/12 times. Undefined for what
#   is no schedule.
runs_of_month(schedule) := runs_of(named_schedules[trim_space(without_zone(schedule))]) if {
	named_schedules[trim_space(without_zone(schedule))]
} else := (hours_of_month * nanoseconds_of_hour) / every_ns if {
	startswith(without_zone(schedule), "@every ")
	every_ns := time.parse_duration_ns(trim_space(trim_prefix(without_zone(schedule), "@every ")))
	every_ns >= 1000000000
} else := runs_of(words) if {
	words := [word | some word in split(without_zone(schedule), " "); word != ""]
	count(words) == 5
}

nanoseconds_of_hour := 3600000000000

without_zone(schedule) := substring(schedule, indexof(schedule, " ") + 1, -1) if {
	regex.match(`^(?:CRON_)?TZ=\S+ `, schedule)
} else := schedule

named_schedules := {
	"@yearly": ["0", "0", "1", "1", "*"],
	"@annually": ["0", "0", "1", "1", "*"],
	"@monthly": ["0", "0", "1", "*", "*"],
	"@weekly": ["0", "0", "*", "*", "0"],
	"@daily": ["0", "0", "*", "*", "*"],
	"@midnight": ["0", "0", "*", "*", "*"],
	"@hourly": ["0", "*", "*", "*", "*"],
}

runs_of([minute, hour, day, month, weekday]) := ((count(minutes) * count(hours)) * sum(days)) / 12 if {
	minutes := field_values(minute, 0, 59, {})
	hours := field_values(hour, 0, 23, {})
	months := field_values(month, 1, 12, month_names)
	days_of_month := field_values(day, 1, 31, {})
	said := field_values(weekday, 0, 7, weekday_names)
	weekdays := {day_of_week | some number in said; day_of_week := number % 7}
	days := [number |
		some each in months
		number := matching_days(lengths_of_months[each - 1], [day, days_of_month], [weekday, weekdays])
	]
}

lengths_of_months := [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

# A day of the month and a day of the week that are both stated are alternatives.
matching_days(length, [day, dates], [weekday, weekdays]) := (length * count(weekdays)) / 7 if {
	is_every(day)
} else := dates_within(length, dates) if {
	is_every(weekday)
} else := here + (((length - here) * count(weekdays)) / 7) if {
	here := dates_within(length, dates)
}

dates_within(length, dates) := count([date | some date in dates; date <= length])

is_every(field) if field in {"*", "?", "*/1"}

month_names := {
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

weekday_names := {"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

# Every part of a field must be one: half a schedule is none.
field_values(field, low, high, names) := {number | some part in parts; some number in part_values(part, low, high, names)} if {
	parts := split(field, ",")
	every part in parts {
		count(part_values(part, low, high, names)) > 0
	}
}

part_values(part, low, high, names) := numbers.range_step(from, to, step) if {
	[range, step] := stepped(part)
	[from, to] := ends(range, [low, high], names, contains(part, "/"))
	from >= low
	to <= high
	from <= to
	step >= 1
}

stepped(part) := [range, to_number(step)] if {
	[range, step] := split(part, "/")
	regex.match(`^[0-9]{1,4}$`, step)
} else := [part, 1] if not contains(part, "/")

# `5/15` goes on to the end, `5` does not.
ends(range, all, names, is_stepped) := all if {
	range in {"*", "?"}
} else := [number_of(from, names), number_of(to, names)] if {
	[from, to] := split(range, "-")
} else := [number_of(range, names), all[1]] if {
	is_stepped
} else := [number_of(range, names), number_of(range, names)]

number_of(text, names) := names[lower(text)] if {
	names[lower(text)] >= 0
} else := to_number(text) if regex.match(`^[0-9]{1,2}$`, text)
