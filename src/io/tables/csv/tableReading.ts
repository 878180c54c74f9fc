import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { ByteFacts } from "./inspectBytes.js";
import { inspectBytes, NotUtf8Error } from "./inspectBytes.js";

/** A row of a table, as many cells as the header has. */
export interface TableRow {
  /** Counted from 1 with the header; the last one where a cell holds line ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** One pass over a CSV file, from its header to its end; what is wrong with its form goes to the ledger. */
export class TableReading {
  readonly facts: ByteFacts;
  private readonly records: AsyncIterator<Parsed>;
  /** Last line that was parsed, which may be ahead of the one that was read. */
  private parsed = 0;
  private ended = false;
  private found = 0;

  constructor(
    private readonly path: string,
    private readonly file: string,
    private readonly ledger: FindingLedger,
  ) {
    const { stream, facts } = inspectBytes();
    this.facts = facts;
    const parser = parse({
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: 0,
      on_record: (record, { lines }) => {
        this.parsed = lines;
        return record;
      },
    });
    const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
    // The parser is destroyed with the error, which whoever reads it then meets.
    pipeline(bytes, stream, parser, () => undefined);
    this.records = parser[Symbol.asyncIterator]() as AsyncIterator<Parsed>;
  }

  /** The names of the columns; null where there is no first line. */
  async header(): Promise<string[] | null> {
    const first = await this.next();
    if (first !== null) return first.record.map((name) => name.trim());
    if (this.ended)
      this.ledger.fault(
        "EMPTY_FILE",
        { file: this.file },
        `${this.file} is empty.`,
        "Write the table's header and rows into it.",
      );
    return null;
  }

  /** The rows under the header. A row with too few or too many cells is a fault, and is given cut to measure. */
  async *rows(width: number): AsyncGenerator<TableRow> {
    for (let at = await this.next(); at !== null; at = await this.next()) {
      const { record, info } = at;
      this.found++;
      if (record.length !== width) this.reportRagged(at, width);
      yield { line: info.lines, cells: cutTo(record, width) };
    }
    if (!this.ended) return;
    this.reportBytes();
    if (this.found === 0)
      this.ledger.fault(
        "NO_ROWS",
        { file: this.file },
        `${this.file} has a header and no rows.`,
        "Write the table's rows under the header.",
      );
  }

  /** Whether there are rows, and all of them were read. */
  complete(): boolean {
    return this.ended && this.found > 0;
  }

  /** Lets go of a file that is not read to its end. */
  async close(): Promise<void> {
    await this.records.return?.();
  }

  private async next(): Promise<Parsed | null> {
    try {
      const { done, value } = await this.records.next();
      if (done !== true) return value;
      this.ended = true;
    } catch (error) {
      this.reportFailure(error);
    }
    return null;
  }

  private reportRagged({ record, info }: Parsed, width: number): void {
    this.ledger.fault(
      "RAGGED_ROW",
      { file: this.file, line: info.lines, value: String(record.length) },
      `The row has ${String(record.length)} cells, the header ${String(width)}.`,
      "Give the row a cell for each column; put a cell that holds a comma in quotes.",
    );
  }

  private reportBytes(): void {
    const { file, ledger, facts } = this;
    if (facts.bom)
      ledger.notice(
        "BOM",
        { file },
        `${file} starts with a byte order mark, which was skipped.`,
        "Nothing needs to be done.",
      );
    if (facts.crlf)
      ledger.notice(
        "CRLF",
        { file },
        `${file} has the line ends of Windows, which were read like any others.`,
        "Nothing needs to be done.",
      );
  }

  /** What the system says, without paths of this machine. */
  private told(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    return message.replaceAll(this.path, this.file);
  }

  private reportFailure(error: unknown): void {
    const { file, ledger } = this;
    if (error instanceof NotUtf8Error)
      ledger.fault(
        "NOT_UTF8",
        { file, line: error.line },
        `${file} is not text in UTF-8.`,
        "Save it again as CSV in UTF-8.",
      );
    else if (error instanceof CsvError)
      ledger.fault(
        "BAD_QUOTING",
        { file, line: this.parsed + 1 },
        `A quoted cell of this row does not end rightly, so the rest of ${file} was not read.`,
        'Close the quotes, and write a quote inside a quoted cell twice ("").',
      );
    else
      ledger.fault(
        "UNREADABLE_FILE",
        { file },
        `${file} cannot be read (${this.told(error)}).`,
        "Make the file readable, or copy it again.",
      );
  }
}

function cutTo(record: readonly string[], width: number): readonly string[] {
  if (record.length === width) return record;
  return Array.from({ length: width }, (_, c) => record[c] ?? "");
}
