import { z } from "zod";
import { criterionNode } from "../criterionNode.js";
import { knownFactNode } from "../knownFact.js";
import { protocolId } from "../protocolId.js";
import type { NodeRecord } from "../provenance.js";
import { storedNode } from "../log/storedNode.js";
import {
  cancelStatement,
  protocolStatement,
  revocationStatement,
  runStatement,
  tokenStatement,
} from "./statements.js";
import type { Follows } from "./thing.js";
import { byOf, one, reader } from "./thing.js";

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable().default(null);
const kept = z.number().int();

/** A protocol: its document makes its id. */
export const protocolReader = reader({
  form: z.object({
    node: z.object({
      id: text,
      name: text,
      version: text,
      json: text,
      registeredAt: text,
      logIndex: kept,
    }),
    by: texts,
    /** What it asks, in its order. */
    criteria: z.array(storedNode),
  }),
  kinds: ["protocol"],
  says: ({ node, by, criteria }) => {
    const { id, registeredAt, logIndex } = node;
    const said = protocolStatement(id, node, { registeredAt, by: byOf(by) });
    const { name, version, asks, ...document } = documentOf(node.json);
    const from = "its document";
    return {
      statements: [{ ...said, body: { ...(said.body as object), logIndex } }],
      follows: [
        { field: "id", found: id, due: document.id, from },
        { field: "name", found: node.name, due: name, from },
        { field: "version", found: node.version, due: version, from },
        ...asks.flatMap((due, i) => ofCriterion(criteria[i] ?? {}, due)),
        {
          field: "number of criteria",
          found: criteria.length,
          due: asks.length,
          from,
        },
      ],
    };
  },
});

const said = z.object({
  name: text,
  version: z.union([text, z.number()]),
  criteria: z.array(z.record(text, z.unknown())),
});

/** What a document says of itself and asks; nothing where it is no such document. */
function documentOf(json: string) {
  try {
    const document: unknown = JSON.parse(json);
    const { name, version, criteria } = said.parse(document);
    const asks = criteria.map(criterionNode);
    return { id: protocolId(document), name, version: String(version), asks };
  } catch {
    return { id: null, name: null, version: null, asks: [] };
  }
}

function ofCriterion(
  found: Readonly<Record<string, unknown>>,
  { id, props }: NodeRecord,
): Follows[] {
  const due: Readonly<Record<string, unknown>> = { ...props, id };
  const names = new Set([...Object.keys(due), ...Object.keys(found)]);
  return [...names].map((name) => ({
    field: `criterion's ${name}`,
    found: found[name],
    due: due[name],
    from: "its document",
  }));
}

/** A run: what was asked of it, and who had it stopped. */
export const runReader = reader({
  form: z.object({
    node: z.object({
      id: text,
      workflowId: text,
      input: text,
      cohort: text,
      protocol: text,
      startedAt: text,
      logIndex: kept,
    }),
    by: texts,
    cancelled: texts,
  }),
  kinds: ["run", "run-cancelled"],
  says: ({ node, by, cancelled }) => {
    const { id, logIndex } = node;
    const said = runStatement(node, byOf(by));
    return {
      statements: [
        { ...said, body: { ...(said.body as object), logIndex } },
        ...(cancelled.length === 0
          ? []
          : [cancelStatement(id, { by: byOf(cancelled) })]),
      ],
      follows: [],
    };
  },
});

/** A fact that was published: all that it says makes its id. */
export const factReader = reader({
  form: z.object({
    node: storedNode.extend({
      gene: text,
      kind: z.enum(["morphology", "subtype"]),
      of: text,
      direction: z.enum(["HIGHER", "LOWER"]),
      tissue: text,
      source: text,
      statement: text,
    }),
    by: texts,
  }),
  kinds: ["known-facts"],
  says: ({ node, by }) => {
    const { id, statement } = node;
    const due = knownFactNode(node);
    const from = "what it says";
    const body = { facts: [id], by: byOf(by) };
    return {
      statements: [{ kind: "known-facts", subject: id, body }],
      follows: [
        { field: "id", found: id, due: due.id, from },
        {
          field: "statement",
          found: statement,
          due: due.props["statement"],
          from,
        },
      ],
    };
  },
});

/** A token, without its name and the hash of its secret, which not everybody may read. */
export const tokenReader = reader({
  form: z.object({
    node: z.object({
      id: text,
      role: text,
      createdAt: text,
      expiresAt: maybe,
      revokedAt: maybe,
    }),
    /** Id that its name makes. */
    named: text,
    /** Ids of the Agents that it was made for. */
    agents: texts,
    by: texts,
  }),
  kinds: ["token", "token-revoked"],
  says: ({ node, named, agents, by }) => {
    const { id, role, createdAt, expiresAt, revokedAt } = node;
    const made = { agent: one(agents) ?? "", role, createdAt, expiresAt };
    return {
      statements: [
        tokenStatement(id, { ...made, by: byOf(by) }),
        ...(revokedAt === null
          ? []
          : [revocationStatement(id, { at: revokedAt })]),
      ],
      follows: [
        {
          field: "name",
          found: named,
          due: one(agents),
          from: "whom it was made for",
        },
      ],
    };
  },
});
