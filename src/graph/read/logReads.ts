import type { TreeHead } from "../../knowledge/log/checkProof.js";
import type { ClaimLinks } from "../../knowledge/log/claimStanding.js";
import type { LogEntry } from "../../knowledge/log/logEntry.js";
import type { Graph } from "../graph.js";
import { logHead } from "../log.js";
import type { KeyEntry } from "../logKeys.js";
import { logKeys } from "../logKeys.js";
import type { EntryProof } from "../inclusionProof.js";
import { inclusionProof } from "../inclusionProof.js";
import { consistencyProof } from "../logProofs.js";
import { readLogRows } from "../logRows.js";
import type { Thing } from "../../knowledge/recorded/thing.js";
import type { ClaimPage } from "./claimLinks.js";
import { claimLinks } from "./claimLinks.js";
import type { ContentPage } from "./logContents.js";
import { logContents } from "./logContents.js";

/** All that the API asks of the log. */
export interface LogReads {
  /** Size and root now. */
  head(): Promise<TreeHead>;
  /** From an index to before another. */
  entries(start: number, end: number): Promise<LogEntry[]>;
  /** Where the links of claims lead that the log's word on them is held against. */
  claims(page: ClaimPage): Promise<ClaimLinks[]>;
  /** Things that its entries record. */
  contents(page: ContentPage): Promise<Thing[]>;
  keys(): Promise<KeyEntry[]>;
  /**
   * Of the entry with an id; null where there is none.
   * @param size null: as many entries as there are now
   * @throws NoSuchEntryError
   */
  inclusion(id: string, size: number | null): Promise<EntryProof | null>;
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
    contents: (page) => logContents(graph, page),
    keys: () => logKeys(graph),
    inclusion: (id, size) => inclusionProof(graph, id, size),
    consistency: (from, to) => consistencyProof(graph, from, to),
  };
}
