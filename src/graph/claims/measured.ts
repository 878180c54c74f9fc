/**
 * Cypher, after a ClaimVersion: the version `measured` that a run made, of which it is the same with more evidence; itself
 * where it supersedes none.
 */
export const MEASURED = `-[:SUPERSEDES*0..]->(measured:ClaimVersion)
  WHERE NOT EXISTS { (measured)-[:SUPERSEDES]->(:ClaimVersion) }`;
