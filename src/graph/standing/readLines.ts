import type { EvidenceItem, EvidenceLine } from "../../knowledge/evidence.js";
import type { Tx } from "../graph.js";
import { flag, maybe, number, text, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { z } from "zod";

const item = z.object({
  kind: text,
  value: number,
  n: whole,
  p: maybe(number),
  q: maybe(number),
  low: maybe(number),
  high: maybe(number),
  baseline: maybe(number),
  nullHypothesis: maybe(text),
  about: maybe(text),
  rivalKept: maybe(flag),
});
const line = z.object({ id: text, criterion: text, items: z.array(item) });

/** Lines of evidence with their items, in the order in which they were made, as they were given to the first judgement. */
export async function readLines(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EvidenceLine>> {
  const { records } = await tx.run(
    `UNWIND $ids AS id
     MATCH (line:EvidenceLine {id: id})
     RETURN id, line.kind AS criterion, COLLECT {
       MATCH (line)-[:HAS_ITEM]->(item:EvidenceItem)-[made:WAS_GENERATED_BY]->(:Step)
       RETURN properties(item) ORDER BY made.place
     } AS items`,
    { ids },
  );
  return new Map(
    records.map((record) => {
      const { items, ...own } = parseRow(line, record.toObject());
      return [own.id, { ...own, items: items.map(itemOf) }];
    }),
  );
}

/** What is not known of an item is left out, as it was before it was kept. */
function itemOf({
  kind,
  value,
  n,
  low,
  high,
  ...maybeKnown
}: z.output<typeof item>): EvidenceItem {
  const known = Object.fromEntries(
    Object.entries(maybeKnown).filter(([, what]) => what !== null),
  );
  const interval =
    low === null || high === null ? {} : { interval: { low, high } };
  return { kind, value, n, ...known, ...interval };
}
