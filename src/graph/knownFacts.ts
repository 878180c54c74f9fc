import { z } from "zod";
import type { Caller } from "../knowledge/caller.js";
import type { KnownFact } from "../knowledge/knownFact.js";
import { knownFactNode } from "../knowledge/knownFact.js";
import { factsStatement } from "../knowledge/recorded/statements.js";
import { associate } from "./associate.js";
import { checkNode } from "./checkNode.js";
import type { Graph, Reader } from "./graph.js";
import { append } from "./log.js";
import { mergeGiven } from "./mergeGiven.js";
import { takeWriteLock } from "./writeLock.js";

/** What an import came to. */
export interface FactsImported {
  readonly added: number;
  /** Known before, word for word. */
  readonly before: number;
  /** Of those added, or to be added: what each says. */
  readonly statements: readonly string[];
}

/**
 * Keeps facts, with one entry in the log where some are new: which verdicts could know of them. None is ever changed;
 * a corrected one is another.
 */
export async function importKnownFacts(
  graph: Graph,
  facts: readonly KnownFact[],
  {
    at,
    keep,
    by = null,
  }: {
    readonly at: string;
    readonly keep: boolean;
    /** Left out: the program itself. */
    readonly by?: Caller | null;
  },
): Promise<FactsImported> {
  const nodes = [
    ...new Map(
      facts.map(knownFactNode).map((node) => [node.id, node]),
    ).values(),
  ];
  nodes.forEach(checkNode);
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const { records } = await tx.run(
      "MATCH (f:KnownFact) WHERE f.id IN $ids RETURN f.id AS id",
      { ids: nodes.map(({ id }) => id) },
    );
    const known = new Set(records.map((row) => String(row.get("id"))));
    const fresh = nodes.filter(({ id }) => !known.has(id));
    if (keep && fresh.length > 0) {
      const ids = fresh.map(({ id }) => id);
      await append(tx, factsStatement(ids, { at, by: by?.agent }));
      await mergeGiven(tx, fresh);
      await associate(tx, { label: "KnownFact", ids }, by);
    }
    return {
      added: fresh.length,
      before: nodes.length - fresh.length,
      statements: fresh.map(({ props }) => String(props["statement"])),
    };
  });
}

const kept = z.object({
  gene: z.string(),
  kind: z.enum(["morphology", "subtype"]),
  of: z.string(),
  direction: z.enum(["HIGHER", "LOWER"]),
  tissue: z.string(),
  source: z.string(),
});

/** Everything that is known now, in the order of ids. */
export function knownFacts(
  graph: Graph,
): Promise<readonly (KnownFact & { readonly id: string })[]> {
  return readKnownFacts(graph);
}

/** The same, within a transaction. */
export async function readKnownFacts(
  tx: Reader,
): Promise<(KnownFact & { readonly id: string })[]> {
  const { records } = await tx.run(
    "MATCH (f:KnownFact) RETURN f.id AS id, properties(f) AS fact ORDER BY id",
  );
  return records.map((row) => ({
    id: String(row.get("id")),
    ...kept.parse(row.get("fact")),
  }));
}
