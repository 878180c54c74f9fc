import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { BadSectionsError } from "./badSectionsError.js";

/** The three files of a section. */
export interface SectionFiles {
  readonly name: string;
  /** Paths. */
  readonly image: string;
  readonly spots: string;
  readonly counts: string;
}

/** What a file of a section is called after the section's name. */
const ENDINGS = {
  image: /^([\w.-]+)_HE\.(?:jpe?g|png|tiff?|svs)$/i,
  spots: /^([\w.-]+)_spots\.tsv(?:\.gz)?$/i,
  counts: /^([\w.-]+)_counts\.tsv(?:\.gz)?$/i,
} as const;

const KINDS = ["image", "spots", "counts"] as const;

/** Finds sections by the names of their files, in alphabetical order. @throws BadSectionsError */
export async function findSections(
  dir: string,
): Promise<readonly SectionFiles[]> {
  const names = await readdir(dir).catch((cause: unknown) => {
    throw new BadSectionsError(
      dir,
      "is not a folder that can be read",
      "name the folder that holds the sections",
      { cause },
    );
  });
  const sections = new Map<string, Map<string, string>>();
  for (const file of names.sort())
    for (const kind of KINDS) {
      const name = ENDINGS[kind].exec(file)?.[1];
      if (name === undefined) continue;
      const files = sections.get(name) ?? new Map<string, string>();
      sections.set(name, files);
      refuseSecond(files.get(kind), file);
      files.set(kind, file);
    }
  if (sections.size === 0)
    throw new BadSectionsError(
      dir,
      "no section was found",
      "name the files of each as NAME_HE.jpg, NAME_spots.tsv, NAME_counts.tsv.gz",
    );
  return [...sections].map(([name, files]) => ({
    name,
    image: join(dir, needed(name, files, "image")),
    spots: join(dir, needed(name, files, "spots")),
    counts: join(dir, needed(name, files, "counts")),
  }));
}

function refuseSecond(before: string | undefined, file: string): void {
  if (before === undefined) return;
  throw new BadSectionsError(
    file,
    `${before} is there for the same section`,
    "keep one of them",
  );
}

function needed(
  name: string,
  files: ReadonlyMap<string, string>,
  kind: (typeof KINDS)[number],
): string {
  const file = files.get(kind);
  if (file !== undefined) return file;
  throw new BadSectionsError(
    `section ${name}`,
    `it has ${[...files.values()].join(" and ")}, but no ${kind}`,
    `add ${name}_${{ image: "HE.jpg", spots: "spots.tsv", counts: "counts.tsv.gz" }[kind]}, or remove the others`,
  );
}
