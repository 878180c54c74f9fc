/** Cypher: whether the Withdrawal `w` stands. */
export const STANDS = "NOT EXISTS { (w)<-[:SUPERSEDES]-(:Reinstatement) }";

/** Links from a part to its whole: what is withdrawn is withdrawn with its parts. */
export const PART_OF = "IN_COHORT|AT_SITE|FROM_PATIENT|FROM_SPECIMEN";

/** Cypher: standing withdrawals `w` of the node `e` or of what it is part of. */
export const WITHDRAWN = `
  MATCH (e)-[:${PART_OF}*0..3]->(:Entity)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS}`;
