/** One thing wrong with what was given; `path` names the option, field, or file:line:column. */
export interface InputIssue {
  readonly path: string;
  readonly message: string;
}

/** Wrong input of a command: printed without a stack, exit 2. What the message says already is not said again below it. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly issues: readonly InputIssue[] = [],
  ) {
    const lines = issues
      .filter((issue) => !message.includes(issue.message))
      .map((issue) => `  ${issue.path}: ${issue.message}`);
    super([message, ...lines].join("\n"));
    this.name = "UserError";
  }
}
