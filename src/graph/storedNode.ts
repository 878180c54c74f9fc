import { z } from "zod";

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
]);

/** All that a node says, as the graph keeps it. */
export const storedNode = z.object({ id: z.string() }).catchall(value);
