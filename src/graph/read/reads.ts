import type { Label } from "../../knowledge/provenance.js";
import type { Graph } from "../graph.js";
import { lineage, type Lineage, type LineageRequest } from "../lineage.js";
import { claimCondition } from "./claimFilter.js";
import { logHead } from "../log.js";
import { CLAIM_ORDERS } from "./claims.js";
import { claimStart } from "./claimStart.js";
import { countRows } from "./countRows.js";
import {
  callsOfRun,
  eventEntries,
  type Call,
  type EventEntry,
  type Stretch,
} from "./events.js";
import type { ListFilter } from "./listFilter.js";
import type { Condition, Listing, Page, PageRequest } from "./listing.js";
import { LISTINGS, type Listed, type ListName } from "./listings.js";
import { logStart } from "./logStart.js";
import { findNamed } from "./findNamed.js";
import { readNodes } from "./readNodes.js";
import { readPages } from "./readPages.js";
import { readRelated } from "./relation.js";
import { RELATIONS, type Related, type RelationName } from "./relations.js";
import type { Read } from "./rows/readEach.js";
import type { RowOf } from "./rows/rows.js";

/** The same stretch of the same list for many parents; a list of everything has the parent "". */
export interface ListRequest {
  readonly parents: readonly string[];
  /** Only for lists of claims, and of the log's entries. */
  readonly filter: ListFilter | null;
}

/**
 * All that the API asks the graph. Each call is one query, whatever the number of ids; a row that cannot be read is
 * the error of the one it was read for.
 */
export interface GraphReads {
  /** In the order of the ids; null where there is none. */
  nodes<L extends Label>(
    label: L,
    ids: readonly string[],
  ): Promise<Read<RowOf<L> | null>[]>;
  /** @throws BadCursorError */
  pages<N extends ListName>(
    list: N,
    request: ListRequest & { readonly page: PageRequest },
  ): Promise<Read<Page<Listed[N]>>[]>;
  /** null where the list is too long to count. */
  counts(list: ListName, request: ListRequest): Promise<(number | null)[]>;
  related<N extends RelationName>(
    relation: N,
    parents: readonly string[],
  ): Promise<Read<Related[N][]>[]>;
  lineage(request: LineageRequest): Promise<Lineage>;
  /** Ids of what a person may mean by a name, so many at most. */
  find(asked: {
    readonly named: string;
    readonly most: number;
  }): Promise<string[]>;
  eventEntries(stretch: Stretch): Promise<EventEntry[]>;
  callsOfRun(run: string, stretch: Stretch): Promise<Call[]>;
  /** How many entries the log has. */
  logSize(): Promise<number>;
  /** Whether the graph answers. */
  ping(): Promise<void>;
}

/** A list as a filter leaves it; one of all claims, or of the log, begins where an index keeps what the filter asks. */
function filtered<N extends ListName>(
  list: N,
  filter: ListFilter,
  page: PageRequest | null,
): { readonly listing: Listing<Listed[N]>; readonly condition: Condition } {
  const listing = LISTINGS[list];
  if ("subject" in filter)
    return {
      listing: { ...listing, match: logStart(filter, page) },
      condition: { cypher: "", params: { ...filter } },
    };
  const condition = claimCondition(filter);
  if (!(list in CLAIM_ORDERS)) return { listing, condition };
  const { order } = listing;
  const match = claimStart({ filter, order, page });
  return {
    listing: { ...listing, match },
    condition: { ...condition, cypher: "" },
  };
}

/** Binds the reads to a graph. */
export function createReads(graph: Graph): GraphReads {
  return {
    nodes: (label, ids) => readNodes(graph, label, ids),
    pages: (list, { parents, page, filter }) => {
      const { listing, condition } = filtered(list, filter ?? {}, page);
      return readPages(graph, listing, { list, parents, page, condition });
    },
    counts: (list, { parents, filter }) => {
      const { listing, condition } = filtered(list, filter ?? {}, null);
      return countRows(graph, listing, { parents, condition });
    },
    related: (relation, parents) =>
      readRelated(graph, RELATIONS[relation], parents),
    lineage: (request) => lineage(graph, request),
    find: (asked) => findNamed(graph, asked),
    eventEntries: (stretch) => eventEntries(graph, stretch),
    callsOfRun: (run, stretch) => callsOfRun(graph, run, stretch),
    logSize: async () => (await logHead(graph)).size,
    ping: async () => {
      await graph.run("RETURN 1");
    },
  };
}
