import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ENTITIES } from "../../../dist/src/knowledge/provenance.js";

/** Counted numbers; every other number is a float, as the driver sends it. */
const WHOLE = new Set(["LogEntry index", "Run logIndex", "Log size"]);

/** Nodes and links as files that Neo4j's importer reads. What a first row of a kind lacks, no later one may have. */
export function rowFiles(folder) {
  mkdirSync(folder, { recursive: true });
  const kinds = new Map();
  const add = (kind, columns, rows) => {
    if (!kinds.has(kind)) kinds.set(kind, columnsOf(kind, rows));
    const known = kinds.get(kind);
    const text = rows
      .map(({ ends, props }) => lineOf(kind, known, ends, props))
      .join("");
    appendFileSync(join(folder, `${kind}.csv`), text);
    writeFileSync(
      join(folder, `${kind}.header.csv`),
      `${[...columns, ...known.map(([name, type]) => `${name}:${type}`)].join(",")}\n`,
    );
  };
  const addAll = ({ nodes, links }) => {
    for (const [label, rows] of grouped(nodes, ({ label }) => label))
      add(
        `node ${label}`,
        [":ID"],
        rows.map(({ id, props }) => ({
          ends: [id],
          props: label === "Log" ? props : { ...props, id },
        })),
      );
    for (const [type, rows] of grouped(links, ({ type }) => type))
      add(
        `link ${type}`,
        [":START_ID", ":END_ID"],
        rows.map(({ from, to, props }) => ({ ends: [from, to], props })),
      );
  };
  return {
    add: addAll,
    /** The only rows of their kinds, in place of those before. */
    set: (rows) => {
      for (const { label } of rows.nodes)
        rmSync(join(folder, `node ${label}.csv`), { force: true });
      addAll(rows);
    },
    /** What the importer is told. */
    arguments: () =>
      [...kinds.keys()].map((kind) => {
        const [of, name] = kind.split(" ");
        const files = [`${kind}.header.csv`, `${kind}.csv`].map((file) =>
          join(folder, file),
        );
        const entity = ENTITIES.includes(name) ? ":Entity" : "";
        return of === "node"
          ? `--nodes=${name}${entity}=${files}`
          : `--relationships=${name}=${files}`;
      }),
  };
}

function columnsOf(kind, rows) {
  const [, label] = kind.split(" ");
  const types = new Map();
  for (const { props } of rows)
    for (const [name, value] of Object.entries(props))
      types.set(name, typeOf(`${label} ${name}`, value));
  return [...types];
}

function typeOf(name, value) {
  if (Array.isArray(value)) return "string[]";
  if (typeof value === "number") return WHOLE.has(name) ? "long" : "double";
  return typeof value;
}

function lineOf(kind, columns, ends, props) {
  const names = columns.map(([name]) => name);
  const unknown = Object.keys(props).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(`the first rows of ${kind} had no ${unknown}`);
  return `${[...ends, ...names.map((name) => props[name])].map(cell).join(",")}\n`;
}

function cell(value) {
  if (value === undefined || value === null) return "";
  const text = Array.isArray(value) ? value.join(";") : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const of = key(row);
    if (!groups.has(of)) groups.set(of, []);
    groups.get(of).push(row);
  }
  return groups;
}

/** All that a graph holds but its schema, as nodes and links. */
export async function rowsOf(graph) {
  return graph.read(async (tx) => {
    const nodes = await tx.run(
      "MATCH (n) WHERE NOT n:Migration RETURN labels(n) AS labels, properties(n) AS props",
    );
    const links = await tx.run(
      "MATCH (a)-[r]->(b) RETURN a.id AS from, b.id AS to, type(r) AS type, properties(r) AS props",
    );
    return {
      nodes: nodes.records.map((row) => {
        const props = row.get("props");
        const label = row.get("labels").find((one) => one !== "Entity");
        return { label, id: props.id ?? label, props };
      }),
      links: links.records.map((row) => row.toObject()),
    };
  });
}
