import neo4j from "neo4j-driver";

/** Whatever a statement is sent by. */
const SENDERS = [neo4j.Session.prototype, neo4j.ManagedTransaction.prototype];

/** Database hits of all statements that the work sends, and which statements they are. */
export async function dbHits(work) {
  const asked = [];
  const own = SENDERS.map((sender) => sender.run);
  for (const [i, sender] of SENDERS.entries())
    sender.run = function (statement, ...more) {
      const result = own[i].call(this, `PROFILE ${statement}`, ...more);
      asked.push(
        result.then(({ summary }) => ({
          statement,
          ...costOf(summary.profile),
        })),
      );
      return result;
    };
  try {
    await work();
  } finally {
    for (const [i, sender] of SENDERS.entries()) sender.run = own[i];
  }
  const statements = await Promise.all(asked);
  return {
    hits: statements.reduce((sum, one) => sum + one.hits, 0),
    statements,
  };
}

function costOf(profile) {
  const below = profile.children.map(costOf);
  return {
    hits: below.reduce((sum, { hits }) => sum + hits, profile.dbHits),
    plan: [
      `${profile.operatorType} ${profile.arguments.Details ?? ""} rows ${profile.rows} hits ${profile.dbHits}`,
      ...below.flatMap(({ plan }) => plan.map((line) => `  ${line}`)),
    ],
  };
}
