import { GraphQLError } from "graphql";

/** Ends the request: it will not be done as it is. @throws GraphQLError */
export function refuse(code: string, message: string, status = 400): never {
  throw new GraphQLError(message, { extensions: { code, http: { status } } });
}
