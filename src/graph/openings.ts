import { z } from "zod";
import type { Graph, Tx } from "./graph.js";
import { append } from "./log.js";
import { takeWriteLock } from "./writeLock.js";

/** Sealed patients, about to be looked at by one configuration. */
export interface OpeningRequest {
  /** Names who is sealed: `sealed-` and a hash. */
  readonly sealed: string;
  /** Hash of everything that decides what will be seen: models, split, protocol. */
  readonly configuration: string;
  readonly run: string;
  readonly at: string;
  /** Hash of the table whose patients are sealed. */
  readonly table: string;
  /** How it was chosen who is sealed. */
  readonly rule: string;
}

/** An opening in the log. */
export interface Opening {
  readonly logIndex: number;
  /**
   * Openings by other configurations that came before: of the same patients, or of others of their table that were chosen by
   * another rule, since who is sealed by one rule was looked at freely under the other.
   */
  readonly earlier: number;
}

/**
 * Logs that sealed patients are opened, before they are. The same configuration opens them once, however
 * often it is run.
 */
export async function openSealed(
  graph: Graph,
  request: OpeningRequest,
): Promise<Opening> {
  const { sealed, configuration, run, at, table, rule } = request;
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const before = await openingsBefore(tx, request);
    const place = before.findIndex(
      (one) => one.configuration === configuration,
    );
    const known = before[place];
    if (known !== undefined) return { logIndex: known.index, earlier: place };
    const body = { configuration, run, at, table, rule };
    const { index } = await append(tx, {
      kind: "opening",
      subject: sealed,
      body,
    });
    return { logIndex: index, earlier: before.length };
  });
}

const opening = z.object({
  configuration: z.string(),
  // Absent from openings of before there were two rules.
  table: z.string().optional(),
  rule: z.string().optional(),
});

async function openingsBefore(
  tx: Tx,
  { sealed, table, rule }: OpeningRequest,
): Promise<{ index: number; configuration: string }[]> {
  const { records } = await tx.run(
    `MATCH (e:LogEntry) WHERE e.kind = 'opening'
     RETURN e.index AS index, e.subject AS subject, e.body AS body ORDER BY index`,
  );
  return records.flatMap((row) => {
    const body = opening.parse(JSON.parse(String(row.get("body"))));
    const otherwise = body.table === table && body.rule !== rule;
    return row.get("subject") === sealed || otherwise
      ? [
          {
            index: Number(row.get("index")),
            configuration: body.configuration,
          },
        ]
      : [];
  });
}
