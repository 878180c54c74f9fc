import { z } from "zod";

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
]);

/** Reads a node as the graph and a bundle keep it: all that it says, its id among its properties. */
export const storedNode = z.object({ id: z.string() }).catchall(value);
