import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiClient } from "./apiClient.js";
import type { SubtypeFound } from "./commands/subtype.js";

/** Genes whose shapes are written; the server draws the others too. */
const SHAPES = 12;

/** Writes what is drawn of a run's subtypes: importance, the shapes of the most important genes, and the drop where it was asked. @returns paths */
export async function writeSubtypePictures(
  api: Pick<ApiClient, "file">,
  run: string,
  { found, dir }: { readonly found: SubtypeFound; readonly dir: string },
): Promise<string[]> {
  const shapes = found.importance
    .filter(({ value }) => value > 0)
    .slice(0, SHAPES)
    .map(({ gene }) => ({
      file: `shape-${gene.replace(/[^\w.-]/g, "_")}.svg`,
      address: `shapes/${encodeURIComponent(gene)}.svg`,
    }));
  const names = [
    "importance.svg",
    ...(found.kept === null ? [] : ["drop.svg"]),
  ];
  const wanted = [
    ...names.map((own) => ({ file: own, address: own })),
    ...shapes,
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
