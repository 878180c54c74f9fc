import { beforeAll, describe, expect, it } from "vitest";
import { fitScaling } from "../../../src/science/mil/featureScaling.js";
import type { HeadSpec } from "../../../src/science/mil/head.js";
import { ROLE } from "../../../src/science/mil/head.js";
import { DEFAULT_MIL_OPTIONS } from "../../../src/science/mil/milOptions.js";
import type { TrainedHeads } from "../../../src/science/mil/trainedHeads.js";
import { trainHeads } from "../../../src/science/mil/trainHeads.js";
import { BACKENDS, useBackend } from "./backends.js";
import { syntheticCohort } from "./syntheticBags.js";

const { bags, linked } = syntheticCohort({
  bags: 13,
  tiles: 7,
  dim: 5,
  links: 6,
  nulls: 0,
  r: 0.8,
  seed: 4,
});
const scaling = await fitScaling(bags);
const options = {
  ...DEFAULT_MIL_OPTIONS,
  embedHidden: 6,
  attentionHidden: 4,
  bagsPerStep: 4,
  minEpochs: 3,
};
const SICK = 2;

/** Six heads, one of which sees labels so large that its loss is infinite or NaN within the first epoch. */
const headsWith = (factor: number): HeadSpec[] =>
  linked.map((labels, h) => ({
    key: `${h}`,
    labels: h === SICK ? labels.map((y) => y * factor) : labels,
    role: Uint8Array.from(bags, (_, b) =>
      b % 5 === 4 ? ROLE.stopping : ROLE.train,
    ),
    seed: h,
  }));

const rowOf = ({ flat, keys }: TrainedHeads, h: number): Float32Array => {
  const width = flat.length / keys.length;
  return flat.slice(h * width, (h + 1) * width);
};

describe.each(BACKENDS)("on $name, a head that diverges", (backend) => {
  let why: string | null = null;
  beforeAll(async () => {
    why = await useBackend(backend);
  });

  it("leaves every bit of its siblings in the stack as it is", async ({
    skip,
  }) => {
    skip(why !== null, why ?? "");
    const once = { ...options, maxEpochs: 1, minEpochs: 1 };
    const train = (factor: number) =>
      trainHeads({ bags, heads: headsWith(factor), options: once, scaling });
    const [well, sick] = [await train(1), await train(1e30)];
    expect(well.status[SICK]).toBe("trained");
    expect(sick.status[SICK]).toBe("diverged");
    for (const h of [0, 1, 3, 4, 5])
      expect(rowOf(sick, h)).toEqual(rowOf(well, h));
  });

  it("is not missed by its siblings, which train as in a run without it", async ({
    skip,
  }) => {
    skip(why !== null, why ?? "");
    const all = await trainHeads({
      bags,
      heads: headsWith(1e30),
      options: { ...options, maxEpochs: 12 },
      scaling,
    });
    const others = headsWith(1).filter((_, h) => h !== SICK);
    const without = await trainHeads({
      bags,
      heads: others,
      options: { ...options, maxEpochs: 12 },
      scaling,
    });
    expect(all.flat.every(Number.isFinite)).toBe(true);
    others.forEach(({ key }, place) => {
      const [own, alone] = [rowOf(all, Number(key)), rowOf(without, place)];
      expect(all.epochs[Number(key)]).toBe(without.epochs[place]);
      // TensorFlow's products round by the number of rows; the wasm kernels do not.
      if (backend.name === "wasm") expect(own).toEqual(alone);
      const off = own.map((x, i) => Math.abs(x - alone[i]!));
      expect(Math.max(...off)).toBeLessThan(1e-4);
    });
  });
});
