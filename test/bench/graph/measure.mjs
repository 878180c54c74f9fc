import { dbHits } from "./dbHits.mjs";

/** Fewest rounds whose time is taken. */
const LEAST = 20;

/** Asks a question for some seconds: the database compiles and caches, as does Node. */
export async function warm({ requests, ask, seconds }) {
  await times(sender(requests, ask), seconds);
}

/** One line on a question: median and 95th percentile, and the mean of the database's hits, given alone too. */
export async function measure({ name, requests, ask, seconds, plans }) {
  const send = sender(requests, ask);
  await times(send, seconds);
  const taken = (await times(send, seconds)).sort((a, b) => a - b);
  const at = (share) => taken[Math.floor(share * (taken.length - 1))];
  const { hits, told } = await hitsOf(
    send,
    Math.min(5, requests.length),
    plans,
  );
  const line = [
    name.padEnd(28),
    `p50 ${at(0.5).toFixed(1)} ms`.padEnd(16),
    `p95 ${at(0.95).toFixed(1)} ms`.padEnd(16),
    told,
  ].join(" ");
  return { line, hits };
}

function sender(requests, ask) {
  return (i) => {
    const { document, variables } = requests[i % requests.length];
    return ask(document, variables);
  };
}

/** Time of each request, of as many as go into some seconds. @unit ms */
async function times(send, seconds) {
  const taken = [];
  const end = performance.now() + 1000 * seconds;
  while (taken.length < LEAST || performance.now() < end) {
    const begun = performance.now();
    await send(taken.length);
    taken.push(performance.now() - begun);
  }
  return taken;
}

async function hitsOf(send, rounds, plans) {
  let sum = 0;
  let statements = [];
  for (let i = 0; i < rounds; i++) {
    const found = await dbHits(() => send(i));
    sum += found.hits;
    statements = found.statements;
  }
  const worst = statements
    .filter(({ hits }) => plans && hits > 500)
    .map(({ statement, plan }) => [statement, ...plan].join("\n"));
  const hits = Math.round(sum / rounds);
  const told = `${hits} hits of ${statements.length} statements`;
  return { hits, told: [told, ...worst].join("\n") };
}
