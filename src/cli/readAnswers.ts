import { parse } from "csv-parse/sync";
import { readText } from "./readText.js";
import { UserError } from "./userError.js";

/** A sheet of answers. */
export interface AnswerSheet {
  readonly answers: readonly {
    readonly item: string;
    readonly answer: string;
  }[];
  /** Rows without an answer. */
  readonly left: number;
}

/** Reads a sheet of answers: item, answer; lower case is taken, what is empty is left for later. @throws UserError */
export async function readAnswers(file: string): Promise<AnswerSheet> {
  const rows = rowsOf(file, await readText(file));
  const answers = rows.flatMap(({ item, answer }, i) => {
    if (item === undefined || answer === undefined)
      throw new UserError(
        `${file}, line ${i + 2}: there is no item or no answer column; the first line must be: item,answer`,
      );
    const said = answer.trim().toUpperCase().replaceAll(" ", "_");
    return said === "" ? [] : [{ item: item.trim(), answer: said }];
  });
  return { answers, left: rows.length - answers.length };
}

type Row = Readonly<Partial<Record<"item" | "answer", string>>>;

function rowsOf(file: string, text: string): readonly Row[] {
  try {
    return parse<Row>(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw new UserError(
      `${file} is no sheet of answers: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
