import { z } from "zod";
import { storedNode } from "../log/storedNode.js";
import {
  answersStatement,
  changeStatement,
  closedStatement,
  readingStatement,
  replicationStatement,
} from "./statements.js";
import { byOf, one, reader } from "./thing.js";

const text = z.string();
const texts = z.array(text);

/** That something is withdrawn, or is so no longer. */
const standingReader = (kind: "withdrawal" | "reinstatement") =>
  reader({
    form: z.object({
      node: storedNode.extend({ entity: text }),
      /** Ids of what is withdrawn. */
      things: texts,
      by: texts,
    }),
    kinds: [kind],
    says: ({ node, things, by }) => {
      return {
        statements: [changeStatement(kind, node, { by: byOf(by) })],
        follows: [
          {
            field: "WITHDRAWS",
            found: one(things),
            due: node.entity,
            from: "the thing that it names",
          },
        ],
      };
    },
  });

export const withdrawalReader = standingReader("withdrawal");
export const reinstatementReader = standingReader("reinstatement");

/** A Step that was done again. */
export const replicationReader = reader({
  form: z.object({
    id: text,
    replicates: z.array(z.object({ of: text, agreement: text, report: text })),
  }),
  kinds: ["replication"],
  says: ({ id, replicates }) => ({
    statements: replicates.map((body) =>
      replicationStatement(id, { ...body, by: undefined }),
    ),
    follows: [],
  }),
});

/** A blind reading, and what it came to once it was closed. */
export const readingReader = reader({
  form: z.object({
    node: z.object({
      id: text,
      claim: text,
      version: text,
      commitment: text,
      items: z.number().int(),
    }),
    versions: texts,
    by: texts,
    closings: z.array(z.object({ report: text, by: texts })),
  }),
  kinds: ["reading", "reading-closed"],
  says: ({ node, versions, by, closings }) => {
    const { id, claim, commitment, version } = node;
    return {
      statements: [
        readingStatement(id, node, byOf(by)),
        ...closings.map((closing) => {
          const { report } = closing;
          const closed = { claim, commitment, report, by: byOf(closing.by) };
          return closedStatement(id, closed);
        }),
      ],
      follows: [
        {
          field: "OF",
          found: one(versions),
          due: version,
          from: "the version that it names",
        },
      ],
    };
  },
});

/** What a reader sent, by the hash of it. */
export const answersReader = reader({
  form: z.object({ id: text, blob: text, readings: texts, by: texts }),
  kinds: ["reading-answers"],
  says: ({ id, blob, readings, by }) => ({
    statements: [
      answersStatement(id, {
        reading: one(readings) ?? "",
        answers: blob,
        by: byOf(by),
      }),
    ],
    follows: [],
  }),
});
