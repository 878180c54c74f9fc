/** Means over genes, by patients, share and kind of gene; in brackets the least and the most of the cohorts. */
export function injectionTable(results) {
  const sizes = [...new Set(results.map(({ patients }) => patients))];
  return sizes.flatMap((patients) => sectionOf(patients, results)).join("\n");
}

function sectionOf(patients, results) {
  const own = results.filter((one) => one.patients === patients);
  const shares = [
    ...new Set(own.flatMap(({ rows }) => rows.map((r) => r.share))),
  ];
  return [
    `${patients} patients, ${own.length} cohorts`,
    ...shares.flatMap((share) =>
      ["linked", "nothing"].map((kind) => {
        const of = (value) => figure(own, { share, kind }, value);
        const rule = (name) =>
          `epoch ${of((r) => r[name].epoch)}, recall ${of((r) => r[name].recall)} beside ${of((r) => r[name].falseAlarm)}, precision ${of((r) => r[name].precision)}, area ${of((r) => r[name].area)}, p < .05 in ${of((r) => +(r[name].p < 0.05))}`;
        return [
          `  share ${share}, genes that follow ${kind === "linked" ? "a morphology" : "nothing"}: r ${of((r) => r.r)}, area at best ${of((r) => r.best)}`,
          `    least loss on bags held back: ${rule("held")}`,
          `    most said by two components: ${rule("bic")}`,
        ].join("\n");
      }),
    ),
  ];
}

function figure(cohorts, { share, kind }, value) {
  const means = cohorts.map(({ rows }) =>
    mean(
      rows
        .filter((row) => row.share === share && row.kind === kind)
        .map(value)
        .filter((x) => x !== null),
    ),
  );
  const digits = Math.abs(mean(means)) >= 2 ? 0 : 2;
  const low = Math.min(...means).toFixed(digits);
  const high = Math.max(...means).toFixed(digits);
  return `${mean(means).toFixed(digits)} (${low} to ${high})`;
}

function mean(values) {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
