import neo4j from "neo4j-driver";
import type { Neo4jServer } from "../service.js";

/** One of each form that the product's statements have, so that all classes that plan and run them are met. */
const FORMS = [
  "CREATE CONSTRAINT step_id IF NOT EXISTS FOR (n:Step) REQUIRE n.id IS UNIQUE",
  "CREATE INDEX step_name IF NOT EXISTS FOR (n:Step) ON (n.name, n.at)",
  `UNWIND $rows AS row MERGE (n:Step {id: row.id})
     ON CREATE SET n += row.props, n:Entity
     WITH n, row, [k IN keys(row.props) WHERE n[k] <> row.props[k] | k] AS other
     RETURN row.id AS id, other, properties(n) AS props`,
  `UNWIND $rows AS row MATCH (a:Step {id: row.id}) MATCH (b:Step {id: row.to})
     MERGE (a)-[r:USED {role: 'x'}]->(b) ON CREATE SET r.at = row.id RETURN count(r) AS n`,
  `MATCH (s:Step {id: $id}) OPTIONAL MATCH (s)-[u:USED]->(b:Step)
     FOREACH (known IN CASE WHEN b IS NULL THEN [] ELSE [b] END | SET known.seen = coalesce(known.seen, 0) + 1)
     WITH s, collect(DISTINCT b.id) AS ids ORDER BY s.id LIMIT 5
     RETURN s.id AS id, ids, EXISTS { (s)<-[:USED]-() } AS used, COUNT { (s)--() } AS n`,
  `UNWIND $ids AS id CALL (id) { MATCH (a:Step {id: id})-[:USED*0..3]->(b)
     WITH DISTINCT b WHERE NOT b:Gone AND b.id >= $id RETURN b ORDER BY b.name DESC, b.id LIMIT 3 }
     RETURN id, head(COLLECT { MATCH (b)-[:USED]->(c) RETURN c.id }) AS first, max(b.id) AS last`,
  "MATCH (s:Step) WHERE s.name IN $ids OR s.name STARTS WITH $id RETURN s.name AS name, count(*) AS n, max(s.at) AS at",
  "MATCH (s:Step {id: $id}) DETACH DELETE s",
];

/** Sends a Neo4j of its own one of each. */
export async function rehearse({
  uri,
  user,
  password,
}: Neo4jServer): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
  });
  const ids = ["a", "b"];
  const rows = ids.map((id) => ({ id, to: "a", props: { name: id, at: 1 } }));
  try {
    for (const form of FORMS)
      await driver.executeQuery(form, { rows, ids, id: "a" });
  } finally {
    await driver.close();
  }
}
