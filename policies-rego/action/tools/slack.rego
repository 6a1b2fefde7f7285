# METADATA
# title: Slack
# description: "The tools of widely used MCP servers for Slack. What they post leaves the cluster."
package action.tools.slack

tools := {
	"slack_list_channels": {"verb": "list", "kind": "messages"},
	"slack_get_channel_history": {"verb": "get", "kind": "messages"},
	"slack_get_thread_replies": {"verb": "get", "kind": "messages"},
	"slack_get_users": {"verb": "get", "kind": "messages"},
	"slack_get_user_profile": {"verb": "get", "kind": "messages"},
	"conversations_history": {"verb": "get", "kind": "messages"},
	"conversations_replies": {"verb": "get", "kind": "messages"},
	"conversations_search_messages": {"verb": "search", "kind": "messages"},
	"conversations_unreads": {"verb": "get", "kind": "messages"},
	"channels_list": {"verb": "list", "kind": "messages"},
	"users_search": {"verb": "search", "kind": "messages"},
	"usergroups_list": {"verb": "list", "kind": "messages"},
	"slack_post_message": {"verb": "send", "kind": "messages"},
	"slack_reply_to_thread": {"verb": "send", "kind": "messages"},
	"slack_add_reaction": {"verb": "add", "kind": "reactions"},
	"conversations_add_message": {"verb": "send", "kind": "messages"},
	"reactions_add": {"verb": "add", "kind": "reactions"},
	"reactions_remove": {"verb": "remove", "kind": "reactions"},
	"usergroups_users_update": {"verb": "grant", "kind": "usergroups"},
}
