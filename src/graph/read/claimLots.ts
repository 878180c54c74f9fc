import type { Outcome } from "../../knowledge/outcome.js";
import type { ClaimFilter } from "./claimFilter.js";
import type { SortKey } from "./listing.js";

/** Outcomes that few verdicts have. */
const FEW: ReadonlySet<Outcome> = new Set(["SUPPORTED", "SUSPENDED"]);

/** What claims have in common that lie together in an index, each lot in the order of the list. */
export interface Lot {
  readonly applies: (filter: ClaimFilter) => boolean;
  /** Cypher of the list of `given`s, each with a lot of its own. */
  readonly given: string;
  /** Properties that all of a lot share, as the index has them, and Cypher of their values. */
  readonly shared: Readonly<Record<string, string>>;
  /** Whether an index keeps it in the order of age, too; else that order itself is walked, in which all kinds are mixed. */
  readonly byAge: boolean;
}

/** The narrowest first. */
const LOTS: readonly Lot[] = [
  {
    applies: ({ cohort }) => cohort != null,
    given:
      "$cohort + COLLECT { MATCH (c:Cohort) WHERE c.name IN $cohort RETURN c.id }",
    shared: { cohort: "given" },
    byAge: true,
  },
  {
    applies: ({ morphology, outcome }) => morphology != null && outcome != null,
    given:
      "COLLECT { UNWIND $morphology AS name UNWIND $outcome AS outcome RETURN [name, outcome] }",
    shared: { kind: "'morphology'", of: "given[0]", outcome: "given[1]" },
    byAge: false,
  },
  {
    applies: ({ outcome }) => outcome?.every((one) => FEW.has(one)) ?? false,
    given: "$outcome",
    shared: { outcome: "given" },
    byAge: true,
  },
  {
    applies: ({ novel }) => novel != null,
    given: "[$novel]",
    shared: { novel: "given" },
    byAge: true,
  },
  {
    applies: ({ exploratory }) => exploratory === true,
    given: "[true]",
    shared: { exploratory: "given" },
    byAge: true,
  },
  {
    applies: ({ morphology }) => morphology != null,
    given: "$morphology",
    shared: { kind: "'morphology'", of: "given" },
    byAge: false,
  },
  {
    applies: ({ outcome }) => outcome != null,
    given: "$outcome",
    shared: { outcome: "given" },
    byAge: true,
  },
  {
    applies: ({ scope }) => scope != null,
    given: "[$scope]",
    shared: { scope: "given" },
    byAge: false,
  },
  {
    applies: ({ kind }) => kind != null,
    given: "[$kind]",
    shared: { kind: "given" },
    byAge: false,
  },
  {
    applies: ({ direction }) => direction != null,
    given: "[$direction]",
    shared: { direction: "given" },
    byAge: false,
  },
];

/** All claims are one lot. */
const ALL: Lot = {
  applies: () => true,
  given: "[null]",
  shared: {},
  byAge: true,
};

/** The narrowest lots that a filter names and that an index keeps in the order. */
export function lotOf(filter: ClaimFilter, order: readonly SortKey[]): Lot {
  const kept = LOTS.filter((one) => isByPlace(order) || one.byAge);
  return kept.find((one) => one.applies(filter)) ?? ALL;
}

/** Whether a list is ordered by what claims say; else by their age. */
export const isByPlace = ([first]: readonly SortKey[]): boolean =>
  first?.by === "place";
