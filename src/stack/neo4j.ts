import { address } from "./neo4j/address.js";
import { before } from "./neo4j/before.js";
import { container } from "./neo4j/container.js";
import { program } from "./neo4j/program.js";
import { recipe } from "./neo4j/recipe.js";
import { vendor } from "./neo4j/vendor.js";
import type { Neo4jServer, ServerWay } from "./service.js";

/** The ways to a Neo4j, in the order in which they are tried. */
export const NEO4J_WAYS: readonly ServerWay<Neo4jServer>[] = [
  address,
  before,
  program,
  container,
  vendor,
  recipe,
];
