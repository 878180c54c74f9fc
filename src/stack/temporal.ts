import type { ServerWay, TemporalServer } from "./service.js";
import { address } from "./temporal/address.js";
import { before } from "./temporal/before.js";
import { container } from "./temporal/container.js";
import { program } from "./temporal/program.js";
import { recipe } from "./temporal/recipe.js";
import { vendor } from "./temporal/vendor.js";

/** The ways to a Temporal, in the order in which they are tried. */
export const TEMPORAL_WAYS: readonly ServerWay<TemporalServer>[] = [
  address,
  before,
  program,
  container,
  vendor,
  recipe,
];
