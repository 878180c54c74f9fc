import type { Graph } from "./graph.js";
import type { Migration } from "./migrations.js";
import { outOfTheWay } from "./outOfTheWay.js";

const SCHEMA = /^(CREATE|DROP) (?:CONSTRAINT|INDEX) (\w+)/;

/** Whether a statement changes the schema, which none that changes data may do beside it. */
export const isSchema = (statement: string): boolean => SCHEMA.test(statement);

/** The schema that blocks lead to, one after the other: what they create and no later one drops. */
export function schemaOf(migrations: readonly Migration[]): string[] {
  const kept = new Map<string, string>();
  for (const statement of migrations.flatMap((one) => one.statements)) {
    const [, change, name = ""] = SCHEMA.exec(statement) ?? [];
    if (change === "CREATE" && !kept.has(name)) kept.set(name, statement);
    if (change === "DROP") kept.delete(name);
  }
  return [...kept.values()];
}

/** Whether a graph holds nothing at all, so that no block has anything to change in it. */
export async function isNew(graph: Graph): Promise<boolean> {
  const { records } = await graph.run("MATCH (n) RETURN n LIMIT 1");
  return records.length === 0;
}

/**
 * Brings a graph that holds nothing to what the statements of the blocks would lead to, in two transactions: block by block it
 * takes twice the time, and much of it goes into looking for what old graphs have. Harmless the second time.
 */
export async function runAtOnce(
  graph: Graph,
  migrations: readonly Migration[],
): Promise<void> {
  const schema = schemaOf(migrations);
  await outOfTheWay(() =>
    graph.write(async (tx) => {
      for (const statement of schema) await tx.run(statement);
    }),
  );
  const data = migrations
    .flatMap((one) => one.statements)
    .filter((statement) => !isSchema(statement) && !looksFirst(statement));
  await outOfTheWay(() =>
    graph.write(async (tx) => {
      for (const statement of data) await tx.run(statement);
    }),
  );
}

/** Whether a statement changes what it finds alone: in a graph that holds nothing it does nothing. */
const looksFirst = (statement: string): boolean =>
  statement.startsWith("MATCH");
