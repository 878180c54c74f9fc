import { connectionOf } from "../paging/connectionOf.js";
import { Model } from "./model.type.js";

/** Pages of models. */
export const ModelConnection = connectionOf(Model, "Model");
