import DataLoader from "dataloader";
import { labelOf } from "../knowledge/identity.js";
import type { Label } from "../knowledge/provenance.js";
import type { ListFilter } from "../graph/read/listFilter.js";
import type { Page, PageRequest } from "../graph/read/listing.js";
import type { Listed, ListName } from "../graph/read/listings.js";
import type { GraphReads } from "../graph/read/reads.js";
import type { Related, RelationName } from "../graph/read/relations.js";
import type { RowOf } from "../graph/read/rows/rows.js";
import type { Within } from "./limits/deadline.js";

/** One parent's list. */
export interface ListOf<N extends ListName> {
  readonly list: N;
  /** "" for a list of everything. */
  readonly parent: string;
  /** Only for lists of claims, and of the log's entries. */
  readonly filter: ListFilter | null;
}

/** Reads of one request, gathered: what siblings ask for in one tick is asked of the graph once. */
export interface Loaders {
  /** null where the id is none of the label's. */
  node<L extends Label>(label: L, id: string): Promise<RowOf<L> | null>;
  /** A node of whichever label the id tells. */
  anyNode(id: string): Promise<{ readonly id: string } | null>;
  related<N extends RelationName>(name: N, id: string): Promise<Related[N][]>;
  page<N extends ListName>(
    of: ListOf<N>,
    page: PageRequest,
  ): Promise<Page<Listed[N]>>;
  count(of: ListOf<ListName>): Promise<number | null>;
  /** What is asked from now on is read anew. */
  forget(): void;
}

/** Loaders live as long as one request: they keep what they read. @param within bounds how long a read may take */
export function createLoaders(reads: GraphReads, within: Within): Loaders {
  const { loader, forget } = keepLoaders(within);
  const node = <L extends Label>(label: L, id: string) =>
    loader<RowOf<L> | null>(`node ${label}`, (ids) =>
      reads.nodes(label, ids),
    ).load(id);
  return {
    node: async (label, id) => (labelOf(id) === label ? node(label, id) : null),
    anyNode: async (id) => {
      const label = labelOf(id);
      return label === null ? null : node(label, id);
    },
    related: <N extends RelationName>(name: N, id: string) =>
      loader<Related[N][]>(`related ${name}`, (ids) =>
        reads.related(name, ids),
      ).load(id),
    page: <N extends ListName>(
      { list, parent, filter }: ListOf<N>,
      page: PageRequest,
    ) =>
      loader<Page<Listed[N]>>(
        `page ${list} ${JSON.stringify([filter, page])}`,
        (parents) => reads.pages(list, { parents, filter, page }),
      ).load(parent),
    count: ({ list, parent, filter }) =>
      loader(`count ${list} ${JSON.stringify(filter)}`, (parents) =>
        reads.counts(list, { parents, filter }),
      ).load(parent),
    forget,
  };
}

type Batch<T> = (ids: readonly string[]) => Promise<(T | Error)[]>;

/** One loader for each name; a name always goes with the same kind of batch. */
function keepLoaders(within: Within): {
  readonly loader: <T>(name: string, batch: Batch<T>) => DataLoader<string, T>;
  forget(): void;
} {
  const kept = new Map<string, unknown>();
  return {
    loader: (name, batch) => {
      const known = kept.get(name);
      if (known instanceof DataLoader) return known;
      const fresh = new DataLoader(
        (ids: readonly string[]) => within(batch(ids)),
        { maxBatchSize: MOST_IDS },
      );
      kept.set(name, fresh);
      return fresh;
    },
    forget: () => {
      kept.clear();
    },
  };
}

/** Ids that one query takes. */
const MOST_IDS = 5000;
