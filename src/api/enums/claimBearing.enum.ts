import { registerEnumType } from "type-graphql";

/** How another claim bears on one. */
export enum ClaimBearing {
  EXPLAINED_BY = "EXPLAINED_BY",
  EXPLAINS = "EXPLAINS",
  OPPOSITE_ELSEWHERE = "OPPOSITE_ELSEWHERE",
  SAME_ELSEWHERE = "SAME_ELSEWHERE",
}

registerEnumType(ClaimBearing, {
  name: "ClaimBearing",
  description: "How another claim bears on one.",
  valuesConfig: {
    EXPLAINED_BY: { description: "By its verdict, the other explains it." },
    EXPLAINS: { description: "By the other's verdict, it explains the other." },
    OPPOSITE_ELSEWHERE: {
      description: "The other direction in another cohort of the tissue.",
    },
    SAME_ELSEWHERE: {
      description: "The same in another cohort of the tissue.",
    },
  },
});
