/** The GraphQL documents of what people do with claims. */

import { FIGURES } from "./figureFields.js";
import { REFUSAL } from "./refusal.js";

export const REVIEW = /* GraphQL */ `
  mutation Review($input: ReviewClaimInput!) {
    reviewClaim(input: $input) {
      __typename
      ... on ReviewReceipt {
        dryRun
        before
        review {
          id
          reviewer
          role
          decision
          comment
          createdAt
          standing
        }
      }
      ${REFUSAL}
    }
  }
`;

export const PROPOSE = /* GraphQL */ `
  mutation Propose($input: ProposeClaimInput!) {
    proposeClaim(input: $input) {
      __typename
      ... on ClaimProposal {
        id
        statement
        dryRun
        before
      }
      ${REFUSAL}
    }
  }
`;

export const VERDICT_OF_CLAIM = /* GraphQL */ `
  query VerdictOfClaim($id: ID!) {
    claim(id: $id) {
      statement
      verdict {
        id
        outcome
      }
    }
  }
`;

export const REPLICATE = /* GraphQL */ `
  mutation Replicate($input: ReplicateInput!) {
    replicate(input: $input) {
      __typename
      ... on Replication {
        of
        step
        agreement
        differences {
          output
          what
          farthest
          beyond
        }
      }
      ${REFUSAL}
    }
  }
`;

export const COMPARE = /* GraphQL */ `
  mutation Compare($input: CompareCohortsInput!) {
    compareCohorts(input: $input) {
      __typename
      ... on CohortComparison {
        before
        claim {
          statement
        }
        found {
          claim
          cohort
          value
          interval {
            low
            high
          }
          n
          p
          q
        }
        leftOut {
          claim
          cohort
          reason
        }
      }
      ${REFUSAL}
    }
  }
`;

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
          protocol {
            exploratory
          }
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
          ${FIGURES}
        }
      }
      ${REFUSAL}
    }
  }
`;
