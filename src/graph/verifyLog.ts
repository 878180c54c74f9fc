import { GENESIS } from "../knowledge/log/logEntry.js";
import { EMPTY_FRONTIER, grow, rootOf } from "../knowledge/log/frontier.js";
import { leafHash } from "../knowledge/log/merkleHash.js";
import type { Graph } from "./graph.js";
import { logHead } from "./log.js";
import { checkRow, readLogRows } from "./logRows.js";

/** Whether the log is what it was when it was written; where not, the first entry that tells. */
export type LogFinding =
  | { readonly sound: true; readonly size: number; readonly root: string }
  | { readonly sound: false; readonly index: number; readonly reason: string };

const PAGE = 1000;

/** Recomputes every hash from the first entry to the head. */
export async function verifyLog(graph: Graph): Promise<LogFinding> {
  const head = await logHead(graph);
  let [previous, frontier] = [GENESIS, EMPTY_FRONTIER];
  for (let start = 0; start < head.size; start += PAGE) {
    const end = Math.min(start + PAGE, head.size);
    const rows = await readLogRows(graph, start, end);
    for (let index = start; index < end; index++) {
      const checked = checkRow(rows[index - start], index, previous);
      if ("fault" in checked)
        return { sound: false, index, reason: checked.fault };
      const { row, text } = checked;
      const grown = grow(frontier, leafHash(text));
      if (row.subtrees?.join() !== grown.completed.join())
        return {
          sound: false,
          index,
          reason: "the hashes of its subtrees are not those of their leaves",
        };
      [previous, frontier] = [row.hash, grown.frontier];
    }
  }
  if (rootOf(frontier) !== head.root)
    return {
      sound: false,
      index: head.size,
      reason: "the head is not the root of the entries",
    };
  return { sound: true, ...head };
}
