import { registerEnumType } from "type-graphql";

/** Whether a review counts. */
export enum ReviewStanding {
  STANDS = "STANDS",
  SUSPENDED = "SUSPENDED",
  SUPERSEDED = "SUPERSEDED",
}

registerEnumType(ReviewStanding, {
  name: "ReviewStanding",
  description: "Whether a review counts.",
  valuesConfig: {
    SUSPENDED: {
      description:
        "Its verdict counts no more: something was withdrawn, or it was given anew.",
    },
    SUPERSEDED: { description: "Its reviewer has said something else since." },
  },
});
