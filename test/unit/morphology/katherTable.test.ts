import { beforeAll, describe, expect, test } from "vitest";
import type { MeasureName } from "../../../src/science/morphology/measures.js";
import { MEASURES } from "../../../src/science/morphology/measures.js";
import { measureTile } from "../../../src/science/morphology/measureTile.js";
import type { MorphologyName } from "../../../src/science/morphology/names.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { unitOf } from "../../../src/science/morphology/units.js";
import { DATA, realData } from "../../io/slides/realData.js";
import { auc } from "./fitting/ranking.js";
import type { RealTissue } from "./fitting/realTissue.js";
import { katherTiles } from "./fitting/realTissue.js";

type Measure = MorphologyName | MeasureName;

const ALL: readonly Measure[] = [...MORPHOLOGIES, ...MEASURES];

/** Classes that bear a measure's name; Kather has none for necrosis alone, nuclear size or lumen. */
const CLASSES: Partial<Record<Measure, readonly string[]>> = {
  mucin: ["debris_mucus"],
  lymphocytes: ["lymphocytes"],
  stroma: ["stroma"],
  gland: ["tumour", "normal_mucosa"],
  fat: ["adipose"],
  nuclear_density: ["lymphocytes"],
  lymphocyte_like: ["lymphocytes"],
};
const LEAST_AUC = 0.8;

interface Measured extends Pick<RealTissue, "id" | "kind" | "label"> {
  readonly values: readonly number[];
}

describe.skipIf(!realData("tiles_kather"))(
  "measures of Kather's eight classes (skipped where the shared data is absent)",
  () => {
    let tiles: Measured[] = [];
    beforeAll(async () => {
      tiles = (await katherTiles(DATA)).map(({ image, ...tile }) => {
        const { morphology, measures } = measureTile(image);
        return { ...tile, values: [...morphology, ...measures] };
      });
      print(tiles);
    });

    test.each(Object.entries(CLASSES))(
      "%s is highest, on average, in a class that bears its name",
      (name, named) => {
        const means = meansOf(tiles, columnOf(name));
        const [highest] = [...means].sort(([, a], [, b]) => b - a)[0]!;
        expect(named).toContain(highest);
      },
    );

    test.each(["lymphocytes", "stroma", "fat"] as const)(
      "%s tells its class from the rest, AUC at least 0.8",
      (name) => {
        expect(classAuc(tiles, name)).toBeGreaterThanOrEqual(LEAST_AUC);
      },
    );

    test("mucin tells the tiles that show mucus from the rest, AUC at least 0.8", () => {
      const found = aucOf(tiles, valueOf("mucin"), showsMucus);
      console.info(`mucin where mucus is seen: AUC ${found.toFixed(3)}`);
      expect(found).toBeGreaterThanOrEqual(LEAST_AUC);
    });

    // Of nine tiles of debris/mucus four show mucus, four torn fibres of collagen and one blood (KATHER_MUCUS).
    test("the class that is named after mucus asks more of it than the truth could give", () => {
      const truth = (tile: Measured): number => (showsMucus(tile) ? 1 : 0);
      const most = aucOf(tiles, truth, bears("mucin"));
      console.info(`of debris_mucus, were mucus known: AUC ${most.toFixed(3)}`);
      expect(most).toBeLessThan(LEAST_AUC);
      expect(classAuc(tiles, "mucin")).toBeLessThanOrEqual(most);
      const without = tiles.filter((one) => bears("mucin")(one) && !truth(one));
      for (const tile of without)
        expect(valueOf("mucin")(tile), tile.id).toBeLessThan(0.01);
    });
  },
);

function columnOf(name: string): number {
  return ALL.findIndex((one) => one === name);
}

function meansOf(
  tiles: readonly Measured[],
  column: number,
): Map<string, number> {
  const labels = [...new Set(tiles.map(({ label }) => label))];
  return new Map(
    labels.map((label) => {
      const own = tiles.filter((tile) => tile.label === label);
      const sum = own.reduce((all, { values }) => all + values[column]!, 0);
      return [label, sum / own.length];
    }),
  );
}

const showsMucus = ({ kind }: Measured): boolean => kind === "mucin";

const bears =
  (name: Measure) =>
  ({ label }: Measured): boolean =>
    CLASSES[name]!.includes(label);

const valueOf =
  (name: Measure) =>
  ({ values }: Measured): number =>
    values[columnOf(name)]!;

function classAuc(tiles: readonly Measured[], name: Measure): number {
  return aucOf(tiles, valueOf(name), bears(name));
}

/** One against the rest. */
function aucOf(
  tiles: readonly Measured[],
  value: (tile: Measured) => number,
  isNamed: (tile: Measured) => boolean,
): number {
  const of = (wanted: boolean): number[] =>
    tiles.filter((tile) => isNamed(tile) === wanted).map(value);
  return auc(of(true), of(false));
}

/** Class means, and each measure's AUC of the classes that bear its name. */
function print(tiles: readonly Measured[]): void {
  const lines = ALL.map((name, column) => {
    const means = [...meansOf(tiles, column)].map(
      ([label, mean]) => `${label} ${Number(mean.toPrecision(3))}`,
    );
    const found = CLASSES[name]
      ? `; AUC of ${CLASSES[name].join(", ")}: ${classAuc(tiles, name).toFixed(3)}`
      : "";
    return `${name} (${unitOf(name)}): ${means.join(", ")}${found}`;
  });
  console.info(lines.join("\n"));
}
