/** What is wrong with a file of scenarios, and where. */
export type ScenarioProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** @example showProblem({ file: "a.yaml", line: 3, column: 1, message: "`id` is missing" }) // a.yaml:3:1: `id` is missing */
export const showProblem = ({ file, line, column, message }: ScenarioProblem): string =>
  `${file}:${line}:${column}: ${message}`;
