import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { CRC_CMS_47 } from "../../../dist/src/io/tables/genes/panel.js";

const SHARED = join(import.meta.dirname, "../../../../shared/data");

/** The labelled samples of tcga_crc_expression by those of the panel's genes that are there, log2(x + 1). */
export async function subtypeRows(data = SHARED) {
  const read = async (name) =>
    parse(await readFile(join(data, "tcga_crc_expression", name), "utf8"), {
      columns: true,
    });
  const own = new Map(
    (await read("labels.csv")).map(({ sample, CMS }) => [sample, CMS]),
  );
  const samples = (await read("expression.csv")).filter(({ sample }) =>
    own.get(sample),
  );
  const features = CRC_CMS_47.genes.filter((gene) => gene in samples[0]);
  const classes = [...new Set(samples.map(({ sample }) => own.get(sample)))];
  classes.sort();
  return {
    features,
    classes,
    rows: samples.map((row) =>
      features.map((gene) => Math.log2(Number(row[gene]) + 1)),
    ),
    labels: Int32Array.from(samples, ({ sample }) =>
      classes.indexOf(own.get(sample)),
    ),
  };
}
