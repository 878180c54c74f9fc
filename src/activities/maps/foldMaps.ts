import { z } from "zod";
import type { FoldMaps } from "../../science/controls/foldMaps.js";
import type { ActivityDeps } from "../deps.js";

type Tensors = Pick<ActivityDeps, "tensors">;

/** A sealed bag, and whose it is. */
const sealedBag = z.object({ bag: z.string(), patient: z.string() });
export type SealedBag = Readonly<z.output<typeof sealedBag>>;

/** How alike maps of the folds' models are, gene by gene, on bags that none of them trained on. */
export interface CohortMaps {
  readonly bags: readonly SealedBag[];
  /** @shape each [bags] */
  readonly ofGene: ReadonlyMap<
    string,
    {
      readonly shared: Float64Array;
      readonly beyondUntrained: Float64Array;
    }
  >;
  /** What models share that were taught shuffled labels, every series of every gene. @shape [series][bags] */
  readonly taughtShuffled: readonly Float64Array[];
}

/** Keeps it bag by bag, so that a patient can be taken out later. @param found gene after gene */
export function encodeFoldMaps(
  { tensors }: Tensors,
  {
    genes,
    bags,
    found,
  }: {
    readonly genes: readonly string[];
    readonly bags: readonly SealedBag[];
    readonly found: readonly FoldMaps[];
  },
): Uint8Array {
  const table = (rows: readonly (readonly number[])[]) => ({
    shape: [rows.length, bags.length],
    data: Float64Array.from(rows.flat()),
  });
  return tensors.encode(
    {
      shared: table([
        ...found.map(({ shared }) => shared[0]!),
        ...found.flatMap(({ shared }) => shared.slice(1)),
      ]),
      beyondUntrained: table(found.map((own) => own.beyondUntrained)),
    },
    {
      genes: JSON.stringify(genes),
      bags: JSON.stringify(bags),
    },
  );
}

const card = z.object({
  genes: z.array(z.string()),
  bags: z.array(sealedBag),
});

/** Reads back what was kept of all groups of genes; null where nothing was. @param gone patients to leave out */
export async function readFoldMaps(
  deps: Tensors & { readonly blobs: Pick<ActivityDeps["blobs"], "get"> },
  blobs: readonly string[],
  gone: ReadonlySet<string> = new Set(),
): Promise<CohortMaps | null> {
  const groups = await Promise.all(blobs.map((blob) => readGroup(deps, blob)));
  // All groups are of one split, and have the same bags.
  const all = groups[0]?.bags;
  if (all === undefined) return null;
  const places = [...all.keys()].filter((b) => !gone.has(all[b]!.patient));
  const row = (of: Float64Array, at: number): Float64Array =>
    Float64Array.from(places, (b) => of[at * all.length + b]!);
  return {
    bags: places.map((b) => all[b]!),
    ofGene: new Map(
      groups.flatMap(({ genes, shared, beyondUntrained }) =>
        genes.map((gene, g) => [
          gene,
          { shared: row(shared, g), beyondUntrained: row(beyondUntrained, g) },
        ]),
      ),
    ),
    taughtShuffled: groups.flatMap(({ genes, shared }) =>
      Array.from(
        { length: shared.length / all.length - genes.length },
        (_, s) => row(shared, genes.length + s),
      ),
    ),
  };
}

async function readGroup(
  { tensors, blobs }: Parameters<typeof readFoldMaps>[0],
  blob: string,
) {
  const bytes = await blobs.get(blob);
  const said = tensors.metadata(bytes);
  const named = (of: string): unknown => JSON.parse(said[of] ?? "null");
  const decoded = tensors.decode(bytes);
  const need = (of: string): Float64Array => {
    const data = decoded[of]?.data;
    if (data instanceof Float64Array) return data;
    throw new Error(`blob ${blob} has no tensor "${of}"`);
  };
  return {
    ...card.parse({
      genes: named("genes"),
      bags: named("bags"),
    }),
    shared: need("shared"),
    beyondUntrained: need("beyondUntrained"),
  };
}
