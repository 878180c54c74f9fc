import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { document } from "../api/documents.js";
import type { System } from "./system.js";

/** Sections of one breast tumour, with spots: real H&E, real counts. */
const SECTIONS = resolve(
  import.meta.dirname,
  "../../../shared/data/spatial_her2_breast",
);

/** Two of the three: the third adds time and nothing else. */
const NAMES = ["C3", "C4"];

/** Of the most variable; one group of heads. */
const PANEL = ["APOE", "C3", "CD74", "CTSD", "FABP7", "IGKC", "MUCL1", "TFF3"];

interface Printed {
  readonly claims: readonly { readonly id: string; readonly outcome: string }[];
  readonly genes: readonly { readonly gene: string }[];
  readonly spots: readonly {
    readonly gene: string;
    readonly slide: string;
    readonly spearman: number;
    readonly p: number;
    readonly spots: number;
  }[];
}

/** Tests, on servers that are up, that real sections with spots are read, learnt from and judged. */
export function realSectionsGoThrough(system: System): void {
  it.skipIf(!existsSync(SECTIONS))(
    "real sections go through to their end, and one patient decides nothing (skipped without ../shared/data)",
    async () => {
      const cohort = join(system.home, "cohorts", "her2");
      const written = await system.json(
        "cohort",
        "from-spatial",
        sectionsNamed(system.home, NAMES),
        cohort,
      );
      expect(written).toMatchObject({
        sections: NAMES,
        spots: 363,
        panel: expect.arrayContaining([...PANEL, "WARS1"]) as string[],
      });
      const slides = readFileSync(join(cohort, "slides.csv"), "utf8");
      expect(slides).toMatch(/^C4,patient-1,slides\/C4\.jpg,0\.68\d+,/m);
      const checked = (await system.json("cohort", "check", cohort)) as {
        faults: unknown[];
        notices: { code: string }[];
      };
      expect(checked.faults).toEqual([]);
      expect(checked.notices.map(({ code }) => code)).toContain("ONE_PATIENT");

      const printed = (await system.json(
        "discover",
        cohort,
        "--panel",
        PANEL.join(","),
        "--shuffles",
        "4",
      )) as Printed;
      const { claims, genes, spots } = printed;
      expect(genes.map(({ gene }) => gene).sort()).toEqual(PANEL);
      expect(new Set(claims.map(({ outcome }) => outcome))).toEqual(
        new Set(["INCONCLUSIVE"]),
      );
      const { claim } = await system.ask<{
        claim: { verdict: { results: { outcome: string }[] } };
      }>(document("claim"), { id: claims[0]!.id });
      expect(claim.verdict.results.map(({ outcome }) => outcome)).not.toContain(
        "PASS",
      );
      const shown = await system.command("claim", claims[0]!.id);
      expect(shown.stdout).toMatch(
        /on 1 patient of at least 60; .* too few patients/,
      );

      expect(shown.stdout).toMatch(
        /TOO FEW +Agrees with spots \(supporting; 1 patient of at least 3\): /,
      );

      // Each section was predicted by models that were not trained on it.
      expect(new Set(spots.map(({ slide }) => slide)).size).toBe(NAMES.length);
      expect(spots).toHaveLength(NAMES.length * PANEL.length);
      for (const { spearman, p, spots: n } of spots) {
        expect(Math.abs(spearman)).toBeLessThanOrEqual(1);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(n).toBeGreaterThan(100);
      }
    },
  );
}

/** A folder with these sections only. */
function sectionsNamed(home: string, names: readonly string[]): string {
  const folder = join(home, "sections");
  mkdirSync(folder);
  for (const name of names)
    for (const file of ["HE.jpg", "spots.tsv", "counts.tsv.gz"])
      symlinkSync(
        join(SECTIONS, `${name}_${file}`),
        join(folder, `${name}_${file}`),
      );
  return folder;
}
