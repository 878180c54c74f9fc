/** The GraphQL documents of what people do with claims. */

import { REFUSAL } from "./refusal.js";

export const JUDGE = /* GraphQL */ `
  mutation Judge($input: JudgeClaimInput!) {
    judgeClaim(input: $input) {
      __typename
      ... on Judgement {
        dryRun
        before
        outcome
        exploratory
        novel
        openings
        reason
        verdict {
          id
        }
        results {
          criterion {
            title
            role
          }
          outcome
          observed
          margin
          sentence
        }
      }
      ${REFUSAL}
    }
  }
`;
