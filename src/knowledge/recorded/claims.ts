import { z } from "zod";
import { statementOf } from "../claim.js";
import type { Proposition } from "../claim.js";
import { claimId } from "../claimNode.js";
import { claimPlace } from "../claimPlace.js";
import { proposalStatement } from "./statements.js";
import type { Follows } from "./thing.js";
import { byOf, reader } from "./thing.js";

const text = z.string();
const texts = z.array(text);
const kept = <T>(form: z.ZodType<T>) => form.nullable().default(null);

/** What a claim keeps of the verdict that counts, so that lists need not look for it. */
const LISTED = z.object({
  outcome: kept(text),
  exploratory: kept(z.boolean()),
  novel: kept(z.boolean()),
  judgedAt: kept(text),
});

const claim = LISTED.extend({
  id: text,
  cohort: text,
  scope: z.enum(["GENE", "MODULE"]),
  gene: text,
  genes: texts,
  direction: z.enum(["HIGHER", "LOWER"]),
  kind: z.enum(["morphology", "subtype"]),
  of: text,
  tissue: text,
  statement: text,
  place: kept(text),
});

/** A link to a gene, with what of the claim is kept on it for lists by that gene. */
const about = z.object({
  symbol: text,
  member: kept(text),
  place: kept(text),
});

const form = z.object({
  node: claim,
  /** Those that count: one at most, unless another hand was there. */
  verdicts: z.array(LISTED),
  about: z.array(about),
  /** Names of those who proposed it. */
  by: texts,
});

type Found = z.output<typeof form>;

/** A claim: what it says makes its id, and what lists need follows from that and from the verdict that counts. */
export const claimReader = reader({
  form,
  kinds: ["claim", "proposal"],
  says: (found) => ({
    statements: proposed(found),
    follows: [...ofItself(found), ...ofVerdict(found), ...ofGenes(found)],
  }),
});

/** Only what was proposed is joined to somebody. */
function proposed({ node, by }: Found) {
  if (by.length === 0) return [];
  return [proposalStatement(node.id, node, { by: byOf(by) })];
}

function ofItself({ node }: Found): Follows[] {
  const { id, cohort, gene, genes, statement, place } = node;
  const proposition: Proposition = node;
  const from = "what it says";
  return [
    { field: "id", found: id, due: claimId(cohort, proposition), from },
    { field: "gene", found: gene, due: genes[0], from: "its genes" },
    {
      field: "statement",
      found: statement,
      due: statementOf(proposition),
      from,
    },
    { field: "place", found: place, due: claimPlace(id, node), from },
  ];
}

const NOT_JUDGED = {
  outcome: null,
  exploratory: null,
  novel: null,
  judgedAt: null,
};

/** Of two that count the links are told, and not which of them is kept. */
function ofVerdict({ node, verdicts }: Found): Follows[] {
  const [verdict = NOT_JUDGED, ...others] = verdicts;
  if (others.length > 0) return [];
  return LISTED.keyof().options.map((field) => ({
    field,
    found: node[field],
    due: verdict[field],
    from: "the verdict that counts",
  }));
}

function ofGenes({ node, about: links }: Found): Follows[] {
  return links.map(({ symbol, member, place }) => ({
    field: `ABOUT ${symbol}`,
    found: { member, place },
    due:
      node.scope === "MODULE" && symbol !== node.gene
        ? { member: symbol, place: claimPlace(node.id, node) }
        : { member: null, place: null },
    from: "the module's place in lists",
  }));
}
