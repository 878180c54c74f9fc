import { ebmScores } from "../../../dist/src/science/subtype/ebm/ebmScores.js";
import { fitEbm } from "../../../dist/src/science/subtype/ebm/fitEbm.js";
import { importance } from "../../../dist/src/science/subtype/ebm/importance.js";
import { probabilities } from "../../../dist/src/science/subtype/ebm/probabilities.js";
import { rowsOf } from "../../../dist/src/science/subtype/fitFold.js";

/** Ours, in this process. */
export function ourMachine() {
  let table, classes, labels;
  return {
    name: "ours",
    take: (data) => {
      ({ classes, labels } = data);
      table = tableOf(data);
      return Promise.resolve();
    },
    fit: ({ train, test, seed }) => {
      const own = Int32Array.from(train, (row) => labels[row]);
      const target = { kind: "classes", classes, labels: own };
      const part = rowsOf(table, Int32Array.from(train));
      const begun = process.cpuUsage();
      const model = fitEbm({ table: part, target, seed });
      const { user, system } = process.cpuUsage(begun);
      const scores = ebmScores(model, rowsOf(table, Int32Array.from(test)));
      const flat = probabilities(scores, classes.length);
      const K = classes.length;
      return Promise.resolve({
        probabilities: test.map((_, i) => [...flat.subarray(i * K, i * K + K)]),
        importance: importance(model).map(({ value }) => value),
        cpu: (user + system) / 1e6,
      });
    },
    close: () => undefined,
  };
}

function tableOf({ features, rows }) {
  const values = new Float64Array(features.length * rows.length);
  rows.forEach((row, r) =>
    row.forEach((x, f) => (values[f * rows.length + r] = x)),
  );
  return { features, rows: rows.length, values };
}
