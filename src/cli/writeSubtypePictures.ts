import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiClient } from "./apiClient.js";
import type { SubtypeFound } from "./commands/subtype.js";

/** Genes, and pairs, whose shapes are written; the server draws the others too. */
const SHAPES = 12;

/**
 * Writes what is drawn of a run's subtypes: importance, the shapes of the most important genes and of pairs, the learning
 * curves, and the drop where it was asked.
 * @returns paths
 */
export async function writeSubtypePictures(
  api: Pick<ApiClient, "file">,
  run: string,
  { found, dir }: { readonly found: SubtypeFound; readonly dir: string },
): Promise<string[]> {
  const shapes = found.importance
    .filter(({ value }) => value > 0)
    .slice(0, SHAPES)
    .map(({ gene }) => ({
      file: `shape-${fileName(gene)}.svg`,
      address: `shapes/${encodeURIComponent(gene)}.svg`,
    }));
  const pairs = found.pairs.slice(0, SHAPES).map(({ genes }) => ({
    file: `pair-${genes.map(fileName).join("-")}.svg`,
    address: `pairs/${genes.map(encodeURIComponent).join("/")}.svg`,
  }));
  const names = [
    "importance.svg",
    ...(found.learningCurve === null ? [] : ["curve.svg"]),
    ...(found.kept === null ? [] : ["drop.svg"]),
  ];
  const wanted = [
    ...names.map((own) => ({ file: own, address: own })),
    ...shapes,
    ...pairs,
  ];
  await mkdir(dir, { recursive: true });
  const paths: string[] = [];
  for (const { file, address } of wanted) {
    const bytes = await api.file(
      `/pictures/${encodeURIComponent(run)}/${address}`,
    );
    if (bytes === null)
      throw new Error(`the server has no ${address} of ${run}`);
    const path = join(dir, file);
    await writeFile(path, bytes);
    paths.push(path);
  }
  return paths;
}

function fileName(gene: string): string {
  return gene.replace(/[^\w.-]/g, "_");
}
