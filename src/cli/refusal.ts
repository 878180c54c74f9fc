import type { InputIssue } from "./userError.js";
import { UserError } from "./userError.js";

/** What a mutation answers to a request that it refuses. */
export interface Refusal {
  readonly __typename: "InvalidInput";
  readonly message: string;
  readonly issues: readonly InputIssue[];
}

/** Asks for all of a refusal, in a mutation's selection. */
export const REFUSAL = /* GraphQL */ `
  ... on InvalidInput {
    message
    issues {
      path
      message
    }
  }
`;

/**
 * The answer to a request that was not refused.
 * @param subject named before the reason
 * @param options what the command calls fields of the request that it does not call as the API does
 * @throws UserError for one that was
 */
export function accepted<T extends object>(
  answer: T | Refusal,
  subject?: string,
  options: Readonly<Record<string, string>> = {},
): T {
  if (!isRefusal(answer)) return answer;
  const { message, issues } = answer;
  throw new UserError(
    subject === undefined ? message : `${subject}: ${message}`,
    issues.map((issue) => ({
      ...issue,
      path: options[issue.path] ?? issue.path,
    })),
  );
}

function isRefusal(answer: object): answer is Refusal {
  return "__typename" in answer && answer.__typename === "InvalidInput";
}
