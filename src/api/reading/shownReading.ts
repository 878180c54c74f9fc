import type { ShownReading } from "../../runs/shownReadings.js";
import type { ApiContext } from "../context.js";

const KEPT = new WeakMap<ApiContext, Map<string, Promise<ShownReading>>>();

/** A reading as the caller sees it: read once a request, whatever fields are asked. */
export function shownReading(
  ctx: ApiContext,
  id: string,
): Promise<ShownReading> {
  const own = KEPT.get(ctx) ?? new Map<string, Promise<ShownReading>>();
  KEPT.set(ctx, own);
  const known = own.get(id) ?? show(ctx, id);
  own.set(id, known);
  return known;
}

async function show(
  { readings, caller }: ApiContext,
  id: string,
): Promise<ShownReading> {
  const shown = await readings.show(id, caller);
  if (shown === null) throw new Error(`there is no reading ${id}`);
  return shown;
}
