import { beyondColour } from "./beyondColour.js";
import { beyondTileCount } from "./beyondTileCount.js";
import { confirmed } from "./confirmed.js";
import type { Criterion } from "./criterion.js";
import { elsewhere } from "./elsewhere.js";
import { enoughSites } from "./enoughSites.js";
import { foldsAgree } from "./foldsAgree.js";
import { learnable } from "./learnable.js";
import { located } from "./located.js";
import { mapNeedsTraining } from "./mapNeedsTraining.js";
import { mapsAgree } from "./mapsAgree.js";
import { msi } from "./msi.js";
import { notMemorised } from "./notMemorised.js";
import { ownEffect } from "./ownEffect.js";
import { percentageError } from "./percentageError.js";
import { present } from "./present.js";
import { readByPathologist } from "./readByPathologist.js";
import { replicated } from "./replicated.js";
import { shapeAgrees } from "./shapeAgrees.js";
import { shapeWeight } from "./shapeWeight.js";
import { sites } from "./sites.js";
import { spots } from "./spots.js";
import { subtype } from "./subtype.js";
import { tellsApart } from "./tellsApart.js";
import { withinSite } from "./withinSite.js";

/** Every criterion that a protocol may ask of claims about morphologies, in the order in which results are given. */
export const MORPHOLOGY_CRITERIA: readonly Criterion[] = [
  learnable,
  replicated,
  notMemorised,
  beyondTileCount,
  beyondColour,
  located,
  mapsAgree,
  mapNeedsTraining,
  present,
  sites,
  subtype,
  msi,
  ownEffect,
  percentageError,
  readByPathologist,
  spots,
  elsewhere,
];

/** The same, of claims about subtypes. */
export const SUBTYPE_CRITERIA: readonly Criterion[] = [
  tellsApart,
  confirmed,
  foldsAgree,
  enoughSites,
  withinSite,
  shapeAgrees,
  shapeWeight,
];

/** Every criterion there is. */
export const CRITERIA: readonly Criterion[] = [
  ...MORPHOLOGY_CRITERIA,
  ...SUBTYPE_CRITERIA,
];
