import { beyondColour } from "./beyondColour.js";
import { beyondTileCount } from "./beyondTileCount.js";
import type { Criterion } from "./criterion.js";
import { learnable } from "./learnable.js";
import { located } from "./located.js";
import { ownEffect } from "./ownEffect.js";
import { percentageError } from "./percentageError.js";
import { present } from "./present.js";
import { readByPathologist } from "./readByPathologist.js";
import { replicated } from "./replicated.js";
import { sites } from "./sites.js";
import { subtype } from "./subtype.js";

/** Every criterion a protocol may ask, in the order in which results are given. */
export const CRITERIA: readonly Criterion[] = [
  learnable,
  replicated,
  beyondTileCount,
  beyondColour,
  located,
  present,
  sites,
  subtype,
  ownEffect,
  percentageError,
  readByPathologist,
];
