import neo4j from "neo4j-driver";

const { prototype } = neo4j.ManagedTransaction;
const { run } = prototype;

/** Database hits of all statements that the work sends, and which statements they are. */
export async function dbHits(work) {
  const asked = [];
  prototype.run = function (statement, parameters) {
    const result = run.call(this, `PROFILE ${statement}`, parameters);
    asked.push(
      result.then(({ summary }) => ({ statement, ...costOf(summary.profile) })),
    );
    return result;
  };
  try {
    await work();
  } finally {
    prototype.run = run;
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
