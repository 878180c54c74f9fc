import { connectionOf } from "../paging/connectionOf.js";
import { Morphology } from "./morphology.type.js";

/** Pages of morphologies. */
export const MorphologyConnection = connectionOf(Morphology, "Morphology");
