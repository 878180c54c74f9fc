import { connectionOf } from "../paging/connectionOf.js";
import { Gene } from "./gene.type.js";

/** Pages of genes. */
export const GeneConnection = connectionOf(Gene, "Gene");
