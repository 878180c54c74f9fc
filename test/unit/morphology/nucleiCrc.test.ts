import { beforeAll, describe, expect, test } from "vitest";
import { lymphocyteLike } from "../../../src/science/morphology/lymphocyteLike.js";
import type { MeasureName } from "../../../src/science/morphology/measures.js";
import { MEASURES } from "../../../src/science/morphology/measures.js";
import { measureTile } from "../../../src/science/morphology/measureTile.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { DATA, realData } from "../../io/slides/realData.js";
import { fitLymphocytes } from "./fitting/fitLymphocytes.js";
import { labelledNuclei } from "./fitting/labelledNuclei.js";
import type { RealTissue } from "./fitting/realTissue.js";
import { nucleiImages } from "./fitting/realTissue.js";

interface Read extends ReturnType<typeof labelledNuclei> {
  readonly one: RealTissue;
}

describe.skipIf(!realData("nuclei_crc"))(
  "nuclei on 40 annotated images (skipped where the shared data is absent)",
  () => {
    let images: Read[] = [];
    let measured: Float32Array[] = [];
    beforeAll(async () => {
      const pictures = await nucleiImages(DATA);
      images = pictures.map((one) => ({ one, ...labelledNuclei(one) }));
      measured = pictures.map(({ image }) => measureTile(image).measures);
    });
    const column = (name: MeasureName): number[] =>
      measured.map((values) => values[MEASURES.indexOf(name)]!);

    test("are counted as the annotators did, r at least 0.8", () => {
      const counted = images.map(({ one }) => one.counted);
      const r = pearson(column("nuclear_count"), counted);
      console.info(`nuclear count, ${images.length} images: r ${r.toFixed(3)}`);
      expect(images).toHaveLength(40);
      expect(r).toBeGreaterThanOrEqual(0.8);
    });

    test("are lymphocyte-like as classed, r at least 0.5, each image by a model of the others", () => {
      const r = heldOut(images, ({ id }) => id);
      console.info(`inflammatory share, one image left out: r ${r.toFixed(3)}`);
      expect(r).toBeGreaterThanOrEqual(0.5);
    });

    test("and where the ten images about it, which may be of its slide, are left out too", () => {
      const r = heldOut(images, ({ id }) => tenOf(id));
      console.info(
        `inflammatory share, ten images left out: r ${r.toFixed(3)}`,
      );
      expect(r).toBeGreaterThanOrEqual(0.5);
    });

    test("have the size of nuclei", () => {
      column("nuclear_size").forEach((size, i) => {
        const { id, counted } = images[i]!.one;
        if (counted > 50) expect(size, id).toBeGreaterThan(20);
        expect(size, id).toBeLessThan(150);
      });
    });
  },
);

/** img1 to img10 are the first ten, and so on. */
function tenOf(id: string): string {
  return String(Math.ceil(Number(id.replace("img", "")) / 10));
}

/** Correlation of the measured with the annotated share; each image is measured by a model fitted without its group. */
function heldOut(
  images: readonly Read[],
  groupOf: (image: RealTissue) => string,
): number {
  const models = new Map(
    [...new Set(images.map(({ one }) => groupOf(one)))].map((group) => {
      const others = images.filter(({ one }) => groupOf(one) !== group);
      return [group, fitLymphocytes(others.flatMap((each) => each.labelled))];
    }),
  );
  return pearson(
    images.map(({ one, found }) =>
      lymphocyteLike(found, models.get(groupOf(one))),
    ),
    images.map(({ one }) => one.inflammatory),
  );
}
