import type { TreeHead } from "../../knowledge/log/checkProof.js";
import type { ClaimLinks } from "../../knowledge/log/claimStanding.js";
import type { LogEntry } from "../../knowledge/log/logEntry.js";
import type { Graph } from "../graph.js";
import { logHead } from "../log.js";
import type { KeyEntry } from "../logKeys.js";
import { logKeys } from "../logKeys.js";
import { consistencyProof, inclusionProof } from "../logProofs.js";
import { readLogRows } from "../logRows.js";
import type { ClaimPage } from "./claimLinks.js";
import { claimLinks } from "./claimLinks.js";

/** All that the API asks of the log. */
export interface LogReads {
  /** Size and root now. */
  head(): Promise<TreeHead>;
  /** From an index to before another. */
  entries(start: number, end: number): Promise<LogEntry[]>;
  /** Where the links of claims lead that the log's word on them is held against. */
  claims(page: ClaimPage): Promise<ClaimLinks[]>;
  keys(): Promise<KeyEntry[]>;
  /** @throws NoSuchEntryError */
  inclusion(index: number, size: number): Promise<string[]>;
  /** @throws NoSuchEntryError */
  consistency(from: number, to: number): Promise<string[]>;
}

/** Binds the reads to a graph. */
export function createLogReads(graph: Graph): LogReads {
  return {
    head: () => logHead(graph),
    entries: async (start, end) => {
      const rows = await readLogRows(graph, start, end);
      return rows.map(({ index, kind, subject, body, previous, hash }) => {
        return { index, kind, subject, body, previous, hash };
      });
    },
    claims: (page) => claimLinks(graph, page),
    keys: () => logKeys(graph),
    inclusion: (index, size) => inclusionProof(graph, index, size),
    consistency: (from, to) => consistencyProof(graph, from, to),
  };
}
