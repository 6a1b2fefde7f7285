# METADATA
# title: File system
# description: "The tools of MCP servers for files. Where a path may not be written is told by `protected_paths` and `protected_parts`."
package action.tools.filesystem

tools := {
	"read_file": {"verb": "read", "kind": "files", "path": "path"},
	"read_text_file": {"verb": "read", "kind": "files", "path": "path"},
	"read_media_file": {"verb": "read", "kind": "files", "path": "path"},
	"list_directory": {"verb": "list", "kind": "files", "path": "path"},
	"list_directory_with_sizes": {"verb": "list", "kind": "files", "path": "path"},
	"directory_tree": {"verb": "list", "kind": "files", "path": "path"},
	"search_files": {"verb": "list", "kind": "files", "path": "path"},
	"get_file_info": {"verb": "list", "kind": "files", "path": "path"},
	"read_multiple_files": {"verb": "read", "kind": "files", "path": "paths"},
	"list_allowed_directories": {"verb": "list", "kind": "directories"},
	"write_file": {"verb": "write", "kind": "files", "path": "path", "writes": true},
	"edit_file": {"verb": "edit", "kind": "files", "path": "path", "writes": true, "dry_run": "dryRun"},
	"create_directory": {"verb": "mkdir", "kind": "files", "path": "path", "writes": true},
	"move_file": {"verb": "move", "kind": "files", "path": ["destination"], "writes": true},
	"delete_file_or_directory": {"verb": "delete", "kind": "files", "path": "path", "writes": true},
}
