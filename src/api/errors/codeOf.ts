/**
 * The code of an error that comes from another room or package, by its name or code: this room sees their types only.
 */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (WRONG.has(error.name)) return "BAD_USER_INPUT";
  if (error.name === "UnprovableLogError") return "LOG_UNSOUND";
  if (AWAY.has(error.name) || ("code" in error && AWAY.has(String(error.code))))
    return "SERVICE_UNAVAILABLE";
  return undefined;
}

/** What names something that there is not. */
const WRONG = new Set(["BadCursorError", "NoSuchEntryError"]);

/** Neo4j's driver tells by code that it reaches no server, Temporal's client by name. */
const AWAY = new Set(["ServiceUnavailable", "SessionExpired", "ServiceError"]);
