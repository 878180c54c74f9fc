import { registerEnumType } from "type-graphql";
import type { StartRequest } from "../../runs/runControl.js";

type Value = NonNullable<StartRequest["split"]>;

/** Names of the ways to divide patients, and what they are called elsewhere. */
export const SplitKind = {
  RANDOM: "random",
  STRATIFIED: "stratified",
  SITE_PRESERVED: "site-preserved",
} as const satisfies Record<string, Value>;

registerEnumType(SplitKind, {
  name: "SplitKind",
  description:
    "How the patients that are not sealed are divided: by chance; every fold its share of each stratum; or whole sites, so that none is both trained on and held out, sealed ones included.",
});
