import { basename } from "node:path";
import type { ArrayedSpot } from "../../science/spatial/arrayScale.js";
import { readNumber } from "../tables/csv/readNumber.js";
import { BadSectionsError } from "./badSectionsError.js";
import type { TsvRow } from "./readTsv.js";
import { readTsv } from "./readTsv.js";

/** Columns of a table of spots: array position, that position as measured on the picture, pixels. */
const COLUMNS = ["x", "y", "new_x", "new_y", "pixel_x", "pixel_y"] as const;

/**
 * Where the spots of a section lie, by their place on the array ("10x21"). Spots whose `selected` is 0 lie off the
 * tissue and are left out.
 * @throws BadSectionsError
 */
export async function readPlaces(
  path: string,
): Promise<ReadonlyMap<string, ArrayedSpot>> {
  const places = new Map<string, ArrayedSpot>();
  let header: readonly string[] | null = null;
  for await (const row of readTsv(path)) {
    if (header === null) {
      header = row.cells;
      refuseHeader(row);
      continue;
    }
    const selected = header.indexOf("selected");
    if (selected >= 0 && row.cells[selected] === "0") continue;
    const [x, y, arrayX, arrayY, pixelX, pixelY] = COLUMNS.map((column) =>
      numberOf(row, header ?? [], column),
    );
    const spot = `${String(x)}x${String(y)}`;
    if (places.has(spot))
      throw new BadSectionsError(
        row.place,
        `spot ${spot} has a line already`,
        "keep one line for each spot",
      );
    places.set(spot, {
      arrayX: arrayX ?? 0,
      arrayY: arrayY ?? 0,
      x: pixelX ?? 0,
      y: pixelY ?? 0,
    });
  }
  if (places.size === 0)
    throw new BadSectionsError(basename(path), "no spot", "list the spots");
  return places;
}

function refuseHeader({ place, cells }: TsvRow): void {
  const absent = COLUMNS.filter((column) => !cells.includes(column));
  if (absent.length === 0) return;
  throw new BadSectionsError(
    place,
    `there is no column ${absent.join(", ")}`,
    `give the columns ${COLUMNS.join(", ")}`,
  );
}

function numberOf(
  { place, cells }: TsvRow,
  header: readonly string[],
  column: string,
): number {
  const cell = cells[header.indexOf(column)] ?? "";
  const read = readNumber(cell);
  if (read.kind === "number") return read.value;
  throw new BadSectionsError(
    `${place}:${column}`,
    `${JSON.stringify(cell)} is not a number`,
    "correct it, or remove the spot",
  );
}
