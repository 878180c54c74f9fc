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
}

/** An opening in the log. */
export interface Opening {
  readonly logIndex: number;
  /** Openings of the same patients by other configurations that came before. */
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
  const { sealed, configuration, run, at } = request;
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const before = await openingsOf(tx, sealed);
    const place = before.findIndex(
      (one) => one.configuration === configuration,
    );
    const known = before[place];
    if (known !== undefined) return { logIndex: known.index, earlier: place };
    const body = { configuration, run, at };
    const { index } = await append(tx, {
      kind: "opening",
      subject: sealed,
      body,
    });
    return { logIndex: index, earlier: before.length };
  });
}

async function openingsOf(
  tx: Tx,
  sealed: string,
): Promise<{ index: number; configuration: string }[]> {
  const { records } = await tx.run(
    `MATCH (e:LogEntry {subject: $sealed}) WHERE e.kind = 'opening'
     RETURN e.index AS index, e.body AS body ORDER BY index`,
    { sealed },
  );
  return records.map((row) => {
    const body: unknown = JSON.parse(String(row.get("body")));
    return {
      index: Number(row.get("index")),
      configuration: configurationOf(body),
    };
  });
}

function configurationOf(body: unknown): string {
  if (typeof body === "object" && body !== null && "configuration" in body)
    return String(body.configuration);
  throw new Error(
    `the log holds an opening without configuration: ${JSON.stringify(body)}`,
  );
}
