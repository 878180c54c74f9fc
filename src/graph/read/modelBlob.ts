import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const weights = z.object({ blob: text });

/** Blob of the weights that a model is a row of; null where there is no such model. */
export function modelBlob(graph: Graph, model: string): Promise<string | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      "MATCH (m:Model {id: $model}) RETURN {blob: m.blob} AS weights",
      { model },
    );
    const [row] = records;
    return row === undefined
      ? null
      : parseRow(weights, row.get("weights")).blob;
  });
}
