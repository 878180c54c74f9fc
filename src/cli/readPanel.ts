import { readFile } from "node:fs/promises";
import { UserError } from "./userError.js";

/**
 * Genes of a panel: a file with symbols between lines, blanks or commas (`#` begins a remark), or the list itself;
 * null where no panel is named.
 * @throws UserError where there is no gene in it
 */
export async function readPanel(
  fileOrList: string | undefined,
): Promise<string[] | null> {
  if (fileOrList === undefined) return null;
  const text = await readFile(fileOrList, "utf8").catch(() => null);
  if (text === null && /[\\/]|\.(txt|csv|tsv)$/i.test(fileOrList))
    throw new UserError(
      `${fileOrList} is not a file that can be read; give a file of gene symbols, or the symbols with commas between`,
    );
  const genes = (text ?? fileOrList)
    .replace(/^\uFEFF/, "")
    .replace(/#.*$/gm, "")
    .split(/[\s,;]+/)
    .filter((gene) => gene !== "");
  if (genes.length === 0)
    throw new UserError(`${fileOrList} names no gene; give at least one`);
  return [...new Set(genes)];
}
