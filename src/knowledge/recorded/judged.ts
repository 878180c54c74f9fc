import { z } from "zod";
import { lineHash } from "../log/contentHash.js";
import { storedNode } from "../log/storedNode.js";
import {
  reviewStatement,
  verdictStatement,
  versionStatement,
} from "./statements.js";
import { byOf, one, reader } from "./thing.js";

const text = z.string();
const texts = z.array(text);

/** A version with its evidence: the log has the hash of all that they say. */
export const versionReader = reader({
  form: z.object({
    node: storedNode.extend({ claim: text, statement: text, step: text }),
    /** Ids of the claims that it is a version of. */
    claims: texts,
    lines: z.array(z.object({ line: storedNode, items: z.array(storedNode) })),
  }),
  kinds: ["claim-version"],
  says: ({ node, claims, lines }) => ({
    statements: [
      versionStatement(
        node,
        node.step,
        new Map(lines.map((own) => [own.line.id, lineHash(own)])),
      ),
    ],
    follows: [
      {
        field: "VERSION_OF",
        found: one(claims),
        due: node.claim,
        from: "the claim that it names",
      },
    ],
  }),
});

/** A verdict: the log has the hash of all that it says. */
export const verdictReader = reader({
  form: z.object({
    node: storedNode.extend({
      outcome: text,
      exploratory: z.boolean(),
      step: text,
    }),
    versions: texts,
    protocols: texts,
  }),
  kinds: ["verdict"],
  says: ({ node, versions, protocols }) => ({
    statements: [
      verdictStatement(node, {
        version: one(versions),
        protocol: one(protocols),
        step: node.step,
      }),
    ],
    follows: [],
  }),
});

/** A review: the log has all of it. */
export const reviewReader = reader({
  form: z.object({
    node: storedNode.extend({ verdict: text }),
    /** Ids of the verdicts that it is joined to, of the versions that they are of, and of those that it is joined to. */
    verdicts: texts,
    judged: texts,
    versions: texts,
    by: texts,
  }),
  kinds: ["review"],
  says: ({ node, verdicts, judged, versions, by }) => {
    const { id, ...props } = node;
    return {
      statements: [reviewStatement(id, props, byOf(by))],
      follows: [
        {
          field: "REVIEWS",
          found: one(verdicts),
          due: node.verdict,
          from: "the verdict that it names",
        },
        {
          field: "OF",
          found: one(versions),
          due: one(judged),
          from: "the version that was judged",
        },
      ],
    };
  },
});
