import type { IncomingMessage } from "node:http";

/**
 * The Authorization that a socket comes with: of its parameters, as `authorization: "Bearer TOKEN"` or `token: "TOKEN"`,
 * which is all that a browser can give, else of the request.
 */
export function bearerOf(
  params: Readonly<Record<string, unknown>> | undefined,
  { headers }: Pick<IncomingMessage, "headers">,
): string | undefined {
  const { token, authorization, Authorization: capital } = params ?? {};
  if (typeof token === "string" && token !== "") return `Bearer ${token}`;
  const given = [authorization, capital].find((one) => typeof one === "string");
  return typeof given === "string" ? given : headers.authorization;
}
