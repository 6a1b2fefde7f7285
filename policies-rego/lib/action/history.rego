package lib.action

# METADATA
# description: >-
#   What whoever asks has done in the last so many minutes, by the gate's history. What was begun counts: it runs still, or
#   nobody knows how it ended.
done(minutes) := [event |
	some event in data.session.events
	event.state in {"begun", "succeeded", "failed"}
	event.age_seconds < minutes * 60
]

# METADATA
# description: "The operations of what was done, read as those of now are, each with how often it was done."
past_acts(minutes) := [act |
	some event in done(minutes)
	some operation in event.operations
	act := object.union(operation, {
		"count": event.count,
		"targets": array.concat(object.get(operation, "targets", []), targets_of(operation)),
		"class": class_of(operation),
	})
]

# METADATA
# description: "Whether somebody gets to see what an operation hands over: a host, a message, an issue."
goes_out(act) if count(act.sends_to) > 0

goes_out(act) if squeeze(act.verb) == "send"

goes_out(act) if is_about(act, {
	"messages", "comments", "issues", "pullrequests", "reviews", "discussions", "gists", "snippets", "emails", "mails",
	"posts", "pages", "tickets",
})
