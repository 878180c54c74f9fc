import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import { BadSectionsError } from "./badSectionsError.js";

/** A line of a table whose cells are separated by tabs. */
export interface TsvRow {
  /** File and line, for errors. */
  readonly place: string;
  readonly cells: readonly string[];
}

/** Reads a table, packed or not, line by line; all lines have as many cells. @throws BadSectionsError */
export async function* readTsv(path: string): AsyncGenerator<TsvRow> {
  const file = basename(path);
  const parser = parse({
    delimiter: "\t",
    quote: false,
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: 0,
    record_delimiter: ["\r\n", "\n"],
  });
  const unpack = /\.gz$/i.test(path) ? createGunzip() : new PassThrough();
  pipeline(createReadStream(path), unpack, parser, () => undefined);
  const records: AsyncIterable<{
    readonly record: string[];
    readonly info: { readonly lines: number };
  }> = parser;
  try {
    for await (const { record, info } of records)
      yield { place: `${file}:${String(info.lines)}`, cells: record };
  } catch (cause) {
    if (cause instanceof BadSectionsError) throw cause;
    throw new BadSectionsError(
      file,
      `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      "copy it again: a line a spot, cells separated by tabs, as many as the first line has",
      { cause },
    );
  }
}
