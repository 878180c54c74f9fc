/** Values of a statement's parameters, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A statement names a parameter that has no value. */
export class MissingParameterError extends Error {
  override readonly name = "MissingParameterError";
  constructor(
    readonly parameter: string,
    statement: string,
  ) {
    super(`$${parameter} has no value in the statement ${statement}`);
  }
}

/**
 * The statement with all its parameters in one map. Neo4j plans a statement anew for each combination of its parameters'
 * types, and an empty list is of another type than a full one, null than a text; a map is always a map.
 * @throws MissingParameterError, since what a map does not hold reads as null
 */
export function oneParameter(
  statement: string,
  parameters: Parameters = {},
): [statement: string, parameters: Parameters] {
  const bound = statement.replace(/\$(\w+)/g, (_, name: string) => {
    if (parameters[name] === undefined)
      throw new MissingParameterError(name, statement);
    return `$given.${name}`;
  });
  return bound === statement ? [statement, {}] : [bound, { given: parameters }];
}
