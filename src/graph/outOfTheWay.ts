import { setTimeout as wait } from "node:timers/promises";
import { Neo4jError } from "neo4j-driver";

const ATTEMPTS = 20;
const PAUSE_MS = 100;

/** Does something that may be done again without harm until no other start, which does the same, is in its way. */
export async function outOfTheWay(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isRace(error) || attempt === ATTEMPTS) throw error;
      await wait(PAUSE_MS * Math.min(attempt, 10));
    }
  }
}

function isRace(error: unknown): boolean {
  if (!(error instanceof Neo4jError)) return false;
  return (
    error.retriable ||
    /\.Schema\.(\w*AlreadyExists|ConstraintCreationFailed|\w*AlreadyIndexed)$/.test(
      error.code,
    )
  );
}
