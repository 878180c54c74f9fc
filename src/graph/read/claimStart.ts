import type { ClaimFilter } from "./claimFilter.js";
import { claimConditions } from "./claimFilter.js";
import type { Lot } from "./claimLots.js";
import { isByPlace, lotOf } from "./claimLots.js";
import { CLAIMS_OF_RUN } from "./claims.js";
import { isAfter, orderBy } from "./keyset.js";
import type { PageRequest, SortKey } from "./listing.js";

/** A list of all claims, or a page of it. */
export interface ClaimSearch {
  readonly filter: ClaimFilter;
  readonly order: readonly SortKey[];
  /** null: all of it. */
  readonly page: PageRequest | null;
}

/**
 * Cypher that finds the claims `n` that pass a filter: those of each lot from where the page begins, in the order of the list,
 * which an index keeps, and no more than the page takes. What one lot passes over are claims that another part of the filter
 * leaves out.
 */
export function claimStart(search: ClaimSearch): string {
  const { filter, order } = search;
  if (filter.run != null)
    return `MATCH (run:Run {id: $run})
      ${CLAIMS_OF_RUN}
      ${where(claimConditions({ ...filter, run: null }))}`;
  if (filter.gene == null) return lots(search);
  return isByPlace(order) ? ofGenesByPlace(search) : ofGenes(filter);
}

function lots(search: ClaimSearch): string {
  const { filter, order } = search;
  const { given, shared } = lotOf(filter, order);
  return `
    UNWIND ${given} AS given
    CALL (given) { ${walk(search, shared, from(search))} }`;
}

/** A claim's place begins with the gene that it names first; a module's links to the others have its place, too. */
function ofGenesByPlace(search: ClaimSearch): string {
  const { filter, order } = search;
  const { given, shared } = lotOf(filter, order);
  const begin = "symbol + '\\t'";
  const later = isLater(search);
  const low = later
    ? `CASE WHEN $after[0] > ${begin} THEN $after[0] ELSE ${begin} END`
    : begin;
  const within = ["n.place > low", "n.place < high"];
  return `
    CALL () {
      UNWIND ${given} AS given
      UNWIND $gene AS symbol
      WITH given, ${low} AS low, symbol + '\\n' AS high
      CALL (given, low, high) { ${walk(search, shared, within)} }
      RETURN n
      UNION
      UNWIND $gene AS symbol
      WITH symbol, ${later ? "$after[0]" : "''"} AS low
      CALL (symbol, low) { ${walkMembers(search)} }
      RETURN n
    }`;
}

function walkMembers({ filter, page }: ClaimSearch): string {
  const within = ["about.member = symbol", "about.place > low"];
  const end =
    page === null ? "" : "ORDER BY about.member, about.place LIMIT $take";
  return `
      MATCH (n:Claim)-[about:ABOUT]->(:Gene) USING INDEX about:ABOUT(member, place)
      ${where([...within, ...claimConditions(filter)])}
      RETURN n ${end}`;
}

/** In the order of age the claims of a gene are sorted: they lie apart in it. */
function ofGenes(filter: ClaimFilter): string {
  return `
    MATCH (g:Gene) WHERE g.symbol IN $gene
    MATCH (g)<-[:ABOUT]-(n:Claim)
    ${where(claimConditions(filter))}`;
}

/**
 * Goes through one lot as its index has it. The index is named, and what is shared is said again in the order: of itself the
 * database would read and sort the whole lot.
 */
function walk(
  { filter, order, page }: ClaimSearch,
  shared: Lot["shared"],
  within: readonly string[],
): string {
  const { way } = order[0]!;
  const keys = [...Object.keys(shared).map((by) => ({ by, way })), ...order];
  const has = Object.entries(shared).map(([by, value]) => `n.${by} = ${value}`);
  const end = page === null ? "" : `ORDER BY ${orderBy(keys)} LIMIT $take`;
  return `
      MATCH (n:Claim) USING INDEX n:Claim(${keys.map(({ by }) => by).join(", ")})
      ${where([...has, ...within, ...claimConditions(filter)])}
      RETURN n ${end}`;
}

/** From where the page begins; an index is used where it is known that no claim lacks a key of it. */
function from(search: ClaimSearch): string[] {
  const { order } = search;
  const has = order.map(({ by }) => `n.${by} IS NOT NULL`);
  if (!isLater(search)) return has;
  const { by, way } = order[0]!;
  const reached = `n.${by} ${way === "ASC" ? ">=" : "<="} $after[0]`;
  return [...has, reached, isAfter(order)];
}

const isLater = ({ page }: ClaimSearch): boolean =>
  page !== null && page.after !== null;

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
