import { registerEnumType } from "type-graphql";
import type { SubtypeRequest } from "../../runs/startSubtype.js";

/** Names of the ways to divide patients of subtypes, and what they are called elsewhere. */
export const SubtypeSplit = {
  STRATIFIED: "stratified",
  SITE_PRESERVED: "site-preserved",
} as const satisfies Record<string, SubtypeRequest["split"]>;

registerEnumType(SubtypeSplit, {
  name: "SubtypeSplit",
  description:
    "How patients are divided into folds: every fold its share of each class; or whole sites, so that none is both learnt from and held out.",
});
