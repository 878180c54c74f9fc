import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { realData } from "../slides/realData.js";
import { read, writeCohort, writeText } from "./cohortFiles.js";

const table = realData("tcga_crc_expression", "expression.csv");

test.skipIf(table === null)(
  "92 real tumours and 17,045 genes: the default panel is found but for the gene that the source lacks",
  { timeout: 60_000 },
  async () => {
    const text = readFileSync(table ?? "", "utf8");
    const ids = [...text.matchAll(/^(TCGA[^,]+)/gm)].map(([id]) => id);
    const dir = await writeCohort((files) => {
      delete files.manifest["panel"];
      files.patients = ["patient", ...ids];
    });
    writeText(dir, "expression.csv", text.replace(/^sample,/, "patient,"));
    const { cohort, findings } = await read(dir, { needSlides: false });
    expect(findings.faults).toEqual([]);
    expect(cohort?.bags).toHaveLength(92);
    expect(cohort?.expression.genes).toHaveLength(46);
    const absent = findings.notices.filter(
      ({ code }) => code === "PANEL_GENE_ABSENT",
    );
    expect(absent.map(({ column }) => column)).toEqual(["WARS1"]);
    const aside = findings.notices.filter(({ code }) => /LOOKS|NAN/.test(code));
    expect(aside).toEqual([]);
    const [first] = text.split("\n", 2)[1]?.split(",").slice(1) ?? [];
    expect(text.split("\n", 1)[0]?.split(",")[1]).toBe("A1BG");
    const { cohort: other } = await read(dir, {
      needSlides: false,
      panel: ["A1BG"],
    });
    expect(other?.expression.values[0]).toBe(Number(first));
  },
);
