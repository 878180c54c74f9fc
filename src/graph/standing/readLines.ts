import type { EvidenceLine } from "../../knowledge/evidence.js";
import { itemOfNode } from "../../knowledge/itemOfNode.js";
import type { Tx } from "../graph.js";
import { maybe, number, text, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { z } from "zod";

/** Whatever else an item says was checked when it was written. */
const item = z.looseObject({
  kind: text,
  value: number,
  n: whole,
  low: maybe(number),
  high: maybe(number),
  foldsAgree: maybe(whole),
  foldsOf: maybe(whole),
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
      return [own.id, { ...own, items: items.map(itemOfNode) }];
    }),
  );
}
