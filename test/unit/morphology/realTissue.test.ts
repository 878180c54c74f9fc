import { beforeAll, describe, expect, test } from "vitest";
import type { KindModel } from "../../../src/science/morphology/kindModel.js";
import { KINDS } from "../../../src/science/morphology/kindModel.js";
import { kindShares } from "../../../src/science/morphology/kindShares.js";
import { measureTile } from "../../../src/science/morphology/measureTile.js";
import type { MorphologyName } from "../../../src/science/morphology/names.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { tileChannels } from "../../../src/science/morphology/tileChannels.js";
import { windowFeatures } from "../../../src/science/morphology/windowFeatures.js";
import { DATA, realData } from "../io-slides/realData.js";
import { fitKinds } from "./fitting/fitKinds.js";
import { labelledWindows } from "./fitting/labelledWindows.js";
import { auc } from "./fitting/ranking.js";
import type { RealTissue } from "./fitting/realTissue.js";
import { realTissue } from "./fitting/realTissue.js";

const here = realData("tiles_kather") && realData("nuclei_crc");
let pictures: RealTissue[] = [];

/** Labels of each data set in which a measure should be high; mucus by what the tiles of debris/mucus show. */
const NAMED: readonly (readonly [
  MorphologyName,
  number,
  (one: RealTissue) => boolean,
])[] = [
  ["mucin", 0.8, ({ kind }) => kind === "mucin"],
  ["lymphocytes", 0.8, ({ label }) => label === "lymphocytes"],
  [
    "stroma",
    0.8,
    ({ label }) => ["stroma", "cancer_stroma", "smooth_muscle"].includes(label),
  ],
  [
    "gland",
    0.8,
    ({ label }) =>
      ["tumour", "normal_mucosa", "tumour_epithelium"].includes(label),
  ],
  ["fat", 0.8, ({ label }) => label === "adipose"],
];

const shareIn = (
  one: RealTissue,
  name: MorphologyName,
  model?: KindModel,
): number => {
  const shares = kindShares(windowFeatures(tileChannels(one.image)), model);
  return KINDS.reduce(
    (sum, { of }, k) => sum + (of === name ? shares[k]! : 0),
    0,
  );
};

const rank = (
  values: ReadonlyMap<RealTissue, number>,
  isNamed: (one: RealTissue) => boolean,
): number => {
  const all = [...values];
  return auc(
    all.filter(([one]) => isNamed(one)).map(([, value]) => value),
    all.filter(([one]) => !isNamed(one)).map(([, value]) => value),
  );
};

describe.skipIf(!here)(
  "measures on real tissue (skipped where the shared data is absent)",
  () => {
    beforeAll(async () => {
      pictures = await realTissue(DATA);
    });

    test("tell each class from the rest, in Kather's and the NCT tiles", () => {
      const table = NAMED.flatMap(([name, least, isNamed]) =>
        (["kather", "nct"] as const).map((set) => {
          const values = new Map(
            pictures
              .filter((one) => one.set === set)
              .map((one) => [
                one,
                measureTile(one.image)[MORPHOLOGIES.indexOf(name)]!,
              ]),
          );
          return { name, set, least, found: rank(values, isNamed) };
        }),
      );
      for (const { name, set, least, found } of table) {
        console.info(`AUC of ${name} in ${set}: ${found.toFixed(3)}`);
        expect(found, `${name} in ${set}`).toBeGreaterThanOrEqual(least);
      }
    });

    test("still do so in tiles that the model was not fitted on (four parts)", () => {
      const PARTS = 4;
      const slides = [...new Set(pictures.map(({ slide }) => slide))];
      const partOf = (slide: string): number => slides.indexOf(slide) % PARTS;
      const windows = labelledWindows(pictures, 0);
      const models = Array.from({ length: PARTS }, (_, part) =>
        fitKinds(
          windows.filter(({ slide }) => partOf(slide) !== part),
          120,
        ),
      );
      const kather = pictures.filter(({ set }) => set === "kather");
      for (const [name, least, isNamed] of NAMED) {
        const values = new Map(
          kather.map((one) => [
            one,
            shareIn(one, name, models[partOf(one.slide)]),
          ]),
        );
        const found = rank(values, isNamed);
        console.info(
          `AUC of ${name} in kather, fitted on other tiles: ${found.toFixed(3)}`,
        );
        expect(found, name).toBeGreaterThanOrEqual(least);
      }
    });

    test("count nuclei as the annotators did, r at least 0.8", () => {
      const counted = pictures.filter(({ set }) => set === "nuclei");
      const found = counted.map(({ image }) => {
        const area = (image.width * image.height) / 1e6;
        return (
          measureTile(image)[MORPHOLOGIES.indexOf("nuclear_density")]! * area
        );
      });
      expect(
        pearson(
          found,
          counted.map((one) => one.counted),
        ),
      ).toBeGreaterThanOrEqual(0.8);
    });
  },
);

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((value, i) => (value - ma) * (b[i]! - mb)));
  return (
    product /
    Math.sqrt(
      mean(a.map((value) => (value - ma) ** 2)) *
        mean(b.map((value) => (value - mb) ** 2)),
    )
  );
}
