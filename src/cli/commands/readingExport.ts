import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiClient } from "../apiClient.js";
import type { Output } from "../output.js";
import { shownReading } from "../shownReading.js";
import { UserError } from "../userError.js";

/**
 * Writes the tiles of a reading as PNG, in the caller's order, and a sheet for the answers. @throws UserError where the
 * caller's answers would be refused, and then nothing is written
 */
export async function readingExportCommand(
  api: ApiClient,
  { id, dir }: { readonly id: string; readonly dir: string },
  output: Output,
): Promise<void> {
  const { question, items, refusals } = await shownReading(api, id);
  if (refusals.length > 0)
    throw new UserError(
      "nothing was written, for your answers would be refused",
      refusals.map((message) => ({ path: "reading", message })),
    );
  await mkdir(dir, { recursive: true });
  const files: string[] = [];
  for (const [place, item] of items.entries()) {
    output.progress(`tile ${place + 1} of ${items.length}`);
    const bytes = await api.file(item.picture);
    if (bytes === null)
      throw new UserError(`the picture of ${item.id} is not there any more`);
    const file = `${String(place + 1).padStart(3, "0")}-${item.id}.png`;
    await writeFile(join(dir, file), bytes);
    files.push(file);
  }
  const rows = items.map(({ id: item, answer }) => `${item},${answer ?? ""}`);
  const sheet = join(dir, "answers.csv");
  await writeNew(sheet, `${["item,answer", ...rows].join("\n")}\n`);
  output.document({ reading: id, question, sheet, files });
  output.print(`${files.length} tiles and ${sheet}`);
  output.print(
    `${question} Answer YES, NO or CANNOT_TELL, then: npx histoclaim reading submit ${id} ${sheet}`,
  );
}

/** Never over a sheet that may be filled in. @throws UserError */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    throw new UserError(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}; name another folder`,
    );
  }
}
