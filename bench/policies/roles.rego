# Role-based access: what a user's roles grant, from data.
package roles

default allow := false

allow if "admin" in data.roles.users[input.user]

allow if {
	some role in data.roles.users[input.user]
	some grant in data.roles.grants[role]
	grant.action == input.action
	grant.type == input.type
}
