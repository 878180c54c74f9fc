import type { EbmTarget, FeatureTable } from "./ebmInput.js";
import type { EbmOptions } from "./ebmOptions.js";

/** Thrown for what no model can be fitted on, or by. */
export class EbmInputError extends Error {
  constructor(fault: string) {
    super(`explainable boosting: ${fault}`);
    this.name = "EbmInputError";
  }
}

/** Bins are kept in 16 bits, the missing one among them. */
const MOST_BINS = 65_534;
/** So are the cells of two features. */
const MOST_PAIR_BINS = 254;
/** Each of them is measured with each other: beyond this there are millions of pairs. */
const MOST_PAIRED = 1000;

/** @throws EbmInputError */
export function assertEbmInput(
  table: FeatureTable,
  target: EbmTarget,
  options: EbmOptions,
): void {
  assertTable(table);
  assertTarget(target, table.rows);
  assertEbmOptions(options);
  assertFit(table, target, options);
}

function assertTable({ features, rows, values }: FeatureTable): void {
  if (features.length === 0) fail("there is no feature");
  if (values.length !== features.length * rows)
    fail(
      `${features.length} features of ${rows} rows are not ${values.length} values`,
    );
  const twice = features.find((name, f) => features.indexOf(name) !== f);
  if (twice !== undefined) fail(`the feature ${twice} is there twice`);
  const endless = values.findIndex((v) => v === Infinity || v === -Infinity);
  if (endless >= 0)
    fail(
      `${features[Math.floor(endless / rows)]!} of row ${endless % rows} is not finite; leave it missing (NaN)`,
    );
}

function assertTarget(target: EbmTarget, rows: number): void {
  const given = target.kind === "classes" ? target.labels : target.values;
  if (given.length !== rows)
    fail(`${rows} rows have ${given.length} labels; give one a row`);
  if (target.kind === "regression") {
    if (target.values.some((v) => !Number.isFinite(v)))
      fail("a value to be learnt is missing; leave its row out");
    return;
  }
  const { classes, labels } = target;
  if (classes.length < 2) fail("one class alone cannot be learnt");
  const counts = new Int32Array(classes.length);
  for (const label of labels) {
    if (!(label >= 0 && label < classes.length))
      fail(`a row has the class ${label} of ${classes.length}`);
    counts[label]!++;
  }
  const scarce = counts.findIndex((n) => n < 2);
  if (scarce >= 0)
    fail(`class ${classes[scarce]!} has fewer than two rows; leave it out`);
}

/** Whether the options alone can be: what a table does not allow is seen with it. @throws EbmInputError */
export function assertEbmOptions(options: EbmOptions): void {
  const whole: readonly (readonly [keyof EbmOptions, number, number])[] = [
    ["maxBins", 2, MOST_BINS],
    ["maxLeaves", 2, 64],
    ["minLeaf", 1, Infinity],
    ["outerBags", 1, 1000],
    ["smoothingRounds", 0, Infinity],
    ["greedyRatio", 0, Infinity],
    ["maxRounds", 1, Infinity],
    ["patience", 1, Infinity],
    ["pairs", 0, Infinity],
    ["pairBins", 2, MOST_PAIR_BINS],
  ];
  for (const [name, least, most] of whole) {
    const value = options[name];
    if (
      !Number.isInteger(value) ||
      Number(value) < least ||
      Number(value) > most
    )
      fail(
        `${name} is ${String(value)}; give a whole number from ${least} to ${most}`,
      );
  }
  const { learningRate, heldOut } = options;
  if (!(learningRate > 0 && learningRate <= 1))
    fail(`learningRate is ${learningRate}; give one above 0, 1 at most`);
  if (!(heldOut >= 0 && heldOut < 1))
    fail(`heldOut is ${heldOut}; give a share from 0 to below 1`);
}

/** What a table and its target do not allow. */
function assertFit(
  { features }: FeatureTable,
  target: EbmTarget,
  { classWeights, monotone, pairs }: EbmOptions,
): void {
  const several = target.kind === "classes" && target.classes.length > 2;
  if (several && monotone.size > 0)
    fail("monotone shapes are of two classes or a number only");
  if (several && pairs > 0)
    fail("pairs are of two classes or a number only; ask for 0");
  if (pairs > 0 && features.length > MOST_PAIRED)
    fail(
      `pairs are sought among ${MOST_PAIRED} features at most, not ${features.length}; give fewer features, or ask for 0 pairs`,
    );
  const unknown = [...monotone.keys()].find((f) => features[f] === undefined);
  if (unknown !== undefined)
    fail(`there is no feature ${unknown} to be monotone`);
  if (classWeights === null) return;
  if (
    target.kind !== "classes" ||
    classWeights.length !== target.classes.length
  )
    fail("give one weight for each class");
  if (classWeights.some((w) => !(w > 0 && Number.isFinite(w))))
    fail("a class's weight is above 0");
}

function fail(fault: string): never {
  throw new EbmInputError(fault);
}
