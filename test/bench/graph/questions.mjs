import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const COPIES = join(import.meta.dirname, "../../api/documents");

/** A document of the contract, as the API's tests have it. */
const documentOf = (name) => {
  const file = join(COPIES, `${name}.graphql`);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return readFileSync(file, "utf8");
};

const LINEAGE = `query($id: ID!, $direction: LineageDirection!, $limit: Int) {
  lineage(id: $id, direction: $direction, limit: $limit) { truncated nodes { __typename id } links { from to type role } }
}`;
const NEWEST = `query($filter: ClaimFilter) {
  claims(filter: $filter, order: NEWEST_FIRST, first: 25) { nodes { id statement verdict { outcome } } }
}`;
const PROOF = `query($id: ID!) { inclusionProof(entry: $id) { size hashes } }`;

/** What finds a cursor far down the list of claims, since all lists of claims in one order share cursors. */
export const LATE = {
  document: documentOf("claims"),
  variables: { filter: { gene: ["ZEB1"] }, first: 1 },
};

/** What is asked, each of several things in turn. @param cohorts that were planted @param late what LATE was answered */
export function questions(cohorts, late) {
  const page = documentOf("claim");
  const list = documentOf("claims");
  const lineage = documentOf("lineage");
  const claims = spread(cohorts, ({ claims }) => claims, 40);
  const oldest = cohorts[0];
  const listed = (filter, after = null) => [
    { document: list, variables: { filter, first: 25, after } },
  ];
  const newest = (filter) => [{ document: NEWEST, variables: { filter } }];
  const { endCursor } = late.claims.pageInfo;
  const withdrawn = (of) =>
    spread(cohorts, (cohort) => [cohort[of]], 5).map((entity) => ({
      document: documentOf("withdraw"),
      variables: {
        input: {
          idempotencyKey: "bench",
          entity,
          reason: "bench",
          dryRun: true,
        },
      },
    }));
  const id =
    (document, more = {}) =>
    (id) => ({
      document,
      variables: { id, ...more },
    });
  return {
    "claim page": claims.map(id(page)),
    "lineage of a claim": claims
      .slice(0, 10)
      .map(id(lineage, { direction: "UPSTREAM" })),
    "lineage of a claim, whole": claims
      .slice(0, 10)
      .map(id(LINEAGE, { direction: "UPSTREAM", limit: 2000 })),
    "lineage of a slide": spread(cohorts, ({ slide }) => [slide], 10).map(
      id(lineage, { direction: "DOWNSTREAM" }),
    ),
    "withdraw a slide, dry run": withdrawn("slide"),
    "withdraw a model, dry run": withdrawn("model"),
    "inclusion proof": spread(cohorts, ({ entries }) => entries, 40).map(
      id(PROOF),
    ),
    claims: listed({}),
    "claims, a late page": listed({}, endCursor),
    "claims, newest first": newest({}),
    "claims, newest first, few": newest({ outcome: ["SUPPORTED"] }),
    "claims by gene": listed({ gene: ["MUC2"] }),
    "claims by morphology": listed({ morphology: ["stroma"] }),
    "claims by direction": listed({ direction: "LOWER" }),
    "claims by scope": listed({ scope: "MODULE" }),
    "claims by outcome, few": listed({ outcome: ["SUPPORTED"] }),
    "claims by outcome, many": listed({ outcome: ["REFUTED"] }),
    "claims by outcome, none": listed({ outcome: ["SUSPENDED"] }),
    "claims by novelty": listed({ novel: true }),
    "claims by exploratory, none": listed({ exploratory: true }),
    "claims by run": listed({ run: oldest.run }),
    "claims by cohort": listed({ cohort: [oldest.cohort] }),
    "claims by cohort's name": listed({ cohort: [oldest.name] }),
    "claims by date": listed({ createdFrom: "2025-01-01T00:00:00.000Z" }),
    "claims by gene and outcome": listed({
      gene: ["MUC2"],
      outcome: ["SUPPORTED"],
    }),
    "claims by morphology and outcome": listed({
      morphology: ["stroma"],
      outcome: ["SUPPORTED"],
    }),
  };
}

/** So many of what the cohorts hold, from all of them. */
function spread(cohorts, of, most) {
  const all = cohorts.flatMap(of);
  const count = Math.min(most, all.length);
  return Array.from(
    { length: count },
    (_, i) => all[Math.floor((i * all.length) / count)],
  );
}
