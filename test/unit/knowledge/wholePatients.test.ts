import fc from "fast-check";
import { expect, it } from "vitest";
import { wholePatients } from "../../../src/knowledge/wholePatients.js";
import type { MadeGraph } from "./madeGraph.js";
import { madeAgainWithout } from "./madeGraph.js";

/** Patients with one to three slides each, every one measured. */
const cohort = fc.array(fc.integer({ min: 1, max: 3 }), {
  minLength: 1,
  maxLength: 5,
});

/** A specimen of one slide is withdrawn as that slide is. */
const partOf = (heads: boolean) =>
  heads ? ("Slide" as const) : ("Specimen" as const);
const patientOf = (thing: string) => thing.split(" ")[0]!;

it("names the patients of whom nothing would be measured if all were made again, and none where one would be measured by less", () => {
  fc.assert(
    fc.property(cohort, fc.infiniteStream(fc.boolean()), (counts, coin) => {
      const toss = () => coin.next().value as boolean;
      const patients = counts.map((_, p) => `P${p}`);
      const slides = counts.flatMap((count, p) =>
        Array.from({ length: count }, (_, s) => `P${p} S${s}`),
      );
      const graph: MadeGraph = {
        given: [...patients, ...slides],
        steps: slides.map((slide) => ({
          ...{ id: `measure ${slide}`, made: [`${slide} measured`] },
          used: [slide, patientOf(slide)],
        })),
      };
      const withdrawn = graph.given.filter(toss);
      const again = madeAgainWithout(graph, ...withdrawn);
      const measured = slides.filter((slide) => again.has(`${slide} measured`));
      const left = new Set(measured.map(patientOf));
      const taken = withdrawn.map((id) => ({
        label: slides.includes(id) ? partOf(toss()) : ("Patient" as const),
        patient: patientOf(id),
      }));
      const lessened = slides.some(
        (slide) => left.has(patientOf(slide)) && !measured.includes(slide),
      );
      expect(wholePatients(taken, left)).toEqual(
        lessened ? null : patients.filter((one) => !left.has(one)),
      );
      const more = { label: "Model" as const, patient: null };
      expect(wholePatients([...taken, more], left)).toBeNull();
    }),
  );
});
