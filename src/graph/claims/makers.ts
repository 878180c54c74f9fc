/**
 * Cypher: ids of those who made a Claim `claim`, by proposing it or by starting a run that measured it. Needs $owner: runs
 * of before it was noted who starts them were the owner's.
 */
export const MAKERS = `COLLECT {
  MATCH (claim)<-[:VERSION_OF]-(:ClaimVersion)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(run:Run)
  OPTIONAL MATCH (run)-[:WAS_ASSOCIATED_WITH]->(starter:Agent)
  RETURN coalesce(starter.id, $owner) AS maker
  UNION
  MATCH (claim)-[:WAS_ASSOCIATED_WITH]->(proposer:Agent)
  RETURN proposer.id AS maker
}`;
