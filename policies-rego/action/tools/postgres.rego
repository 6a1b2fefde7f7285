# METADATA
# title: PostgreSQL
# description: "The tools of MCP servers for databases; what a statement does is read from it."
package action.tools.postgres

tools := {
	"query": {"sql": ["sql", "query"]},
	"execute_sql": {"sql": ["sql", "query"]},
	"execute_query": {"sql": ["sql", "query"]},
	"read_query": {"sql": ["sql", "query"]},
	"write_query": {"sql": ["sql", "query"]},
	"run_query": {"sql": ["sql", "query"]},
	"pg_execute_query": {"sql": ["sql", "query"]},
	"explain_query": {"verb": "explain", "kind": "tables", "sql": "sql"},
	"list_schemas": {"verb": "list", "kind": "tables"},
	"list_objects": {"verb": "list", "kind": "tables"},
	"get_object_details": {"verb": "get", "kind": "tables"},
	"analyze_workload_indexes": {"verb": "get", "kind": "tables"},
	"analyze_query_indexes": {"verb": "get", "kind": "tables"},
	"analyze_db_health": {"verb": "get", "kind": "tables"},
	"get_top_queries": {"verb": "get", "kind": "tables"},
	"list_tables": {"verb": "list", "kind": "tables"},
	"describe_table": {"verb": "get", "kind": "tables"},
}
