import { GraphQLError } from "graphql";

/** Ends what was asked: it will not be done as it is. @param status of the whole answer; null: what the rest makes it @throws GraphQLError */
export function refuse(
  code: string,
  message: string,
  status: number | null = 400,
): never {
  throw refusal(code, message, status);
}

/** What refuse throws. */
export function refusal(
  code: string,
  message: string,
  status: number | null = 400,
): GraphQLError {
  const http = status === null ? {} : { http: { status } };
  return new GraphQLError(message, { extensions: { code, ...http } });
}
