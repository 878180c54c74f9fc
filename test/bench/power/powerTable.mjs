/** Planted correlations, from one bound to the next. */
const BOUNDS = [0, 0.75, 0.8, 0.85, 1];
/** Of a normal distribution, 95 % on both sides. */
const Z = 1.959964;

/** Shares found by form, patients and kind of gene, each with its interval. */
export function powerTable(results) {
  const sizes = [
    ...new Set(results.map(({ form, patients }) => `${form} ${patients}`)),
  ];
  return sizes.flatMap((size) => sectionOf(size, results)).join("\n");
}

function sectionOf(size, results) {
  const own = results.filter(
    ({ form, patients }) => `${form} ${patients}` === size,
  );
  const rows = shares(own.map(({ scored }) => scored));
  const open = own.flatMap(({ anyNumber }) => anyNumber ?? []);
  const asked = open.length === 0 ? [] : shares(open);
  const changed = asked.filter((row) => !rows.includes(row));
  return [
    `${size} patients, ${own.length} cohorts`,
    ...rows.map((row) => `  ${row}`),
    ...changed.map((row) => `  were no least number asked, ${row}`),
  ];
}

function shares(scored) {
  const links = scored.flatMap((one) => one.links);
  const byR = BOUNDS.slice(1).flatMap((to, i) => {
    const within = links.filter(({ r }) => r >= BOUNDS[i] && r < to);
    const name = `links of |r| ${BOUNDS[i]} to ${to}`;
    return within.length === 0 ? [] : [share(name, count(within))];
  });
  const others = Object.keys(scored[0].others).map((kind) => {
    const all = scored.map(({ others }) => others[kind]);
    const sum = (of) => all.reduce((n, one) => n + one[of], 0);
    return share(kind, { found: sum("found"), all: sum("genes") });
  });
  return [share("links", count(links)), ...byR, ...others];
}

function count(links) {
  return {
    found: links.filter(({ found }) => found).length,
    all: links.length,
  };
}

function share(name, { found, all }) {
  const [low, high] = wilson(found, all);
  const percent = (x) => (100 * Math.max(0, x)).toFixed(1);
  return `${name}: ${found} of ${all}, ${percent(found / all)} % (${percent(low)} to ${percent(high)})`;
}

/** @source Wilson 1927, doi:10.1080/01621459.1927.10502953 */
function wilson(found, all) {
  const [p, z2] = [found / all, Z ** 2 / all];
  const middle = p + z2 / 2;
  const half = Z * Math.sqrt((p * (1 - p)) / all + z2 / all / 4);
  return [middle - half, middle + half].map((x) => x / (1 + z2));
}
