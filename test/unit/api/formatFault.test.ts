import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import { formatFault } from "../../../src/api/errors/formatFault.js";

class ServiceError extends Error {
  override readonly name = "ServiceError";
}

function told(error: Error) {
  const faults: unknown[] = [];
  const wrapped =
    error instanceof GraphQLError
      ? error
      : new GraphQLError(error.message, {
          originalError: error,
          path: ["claim"],
        });
  const answer = formatFault(wrapped.toJSON(), wrapped, (_, cause) =>
    faults.push(cause),
  );
  return { answer, faults };
}

it("a server that is away is told as such, and logged with its cause", () => {
  const away = Object.assign(new Error("bolt://10.0.0.1 refused"), {
    code: "ServiceUnavailable",
  });
  for (const error of [away, new ServiceError("failed to connect")]) {
    const { answer, faults } = told(error);
    expect(answer.extensions?.["code"]).toBe("SERVICE_UNAVAILABLE");
    expect(answer.message).not.toContain(error.message);
    expect(answer.message).toContain("histoclaim status");
    expect(faults).toEqual([error]);
  }
});

it("any other error is an inside matter", () => {
  const error = new TypeError("x is not a function at /srv/secret.ts:1");
  const { answer, faults } = told(error);
  expect(answer).toMatchObject({
    path: ["claim"],
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  });
  expect(JSON.stringify(answer)).not.toContain("secret");
  expect(faults).toEqual([error]);
});

it("what a client did wrong is told in full and is no fault", () => {
  const error = new GraphQLError("ask for less", {
    extensions: { code: "COST_LIMIT", more: "not told" },
  });
  expect(told(error)).toEqual({
    answer: { message: "ask for less", extensions: { code: "COST_LIMIT" } },
    faults: [],
  });
});
